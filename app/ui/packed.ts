import { useMemo } from "react";

/**
 * A view model as one JSON text, for loaders. The stream of Remix numbers every string and refers to it: on a page of results that weighs
 * 1.5 kB more than plain JSON once compressed, and costs the server more to write.
 */
export function pack(view: object): string {
  return JSON.stringify(view);
}

/** The view model again, for the page that shows it: the text is the portal's own, written by `pack` in the same build. */
export function useUnpacked<View>(packed: string): View {
  return useMemo(() => {
    const view: View = JSON.parse(packed);
    return view;
  }, [packed]);
}
