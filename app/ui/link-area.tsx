import { PrefetchPageLinks, useLocation, useNavigate } from "@remix-run/react";
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";

interface LinkAreaProps {
  readonly className?: string;
  readonly children: ReactNode;
}

/** Somebody who rests on a link so long means to follow it. */
const INTENT_MS = 100;

/**
 * Follows the plain links of a list without loading the document anew, and fetches the page that somebody is about to open. One listener
 * for all of them: Remix's `Link` takes the server as long as ten elements, which shows where a page has sixty. By `data-discover` Remix
 * looks up beforehand the route behind a link to another kind of page; a link with `data-stay` leaves the page where it is, as a
 * filter does.
 */
export function LinkArea({ className, children }: LinkAreaProps): ReactElement {
  const area = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const here = pathname + search;
  const [intended, setIntended] = useState<string | null>(null);

  useEffect(() => {
    const { current: element } = area;
    if (element === null) return;
    const follow = (event: MouseEvent): void => {
      const link = linkAround(event.target);
      if (link === null || event.defaultPrevented || !isPlainClick(event)) return;
      event.preventDefault();
      const address = addressOf(link);
      navigate(address, { preventScrollReset: stays(link), replace: address === here });
    };
    element.addEventListener("click", follow);
    return () => element.removeEventListener("click", follow);
  }, [navigate, here]);

  useEffect(() => {
    const { current: element } = area;
    return element === null ? undefined : watchIntent(element, setIntended);
  }, []);

  return (
    <div ref={area} className={className}>
      {children}
      {intended === null ? null : <PrefetchPageLinks page={intended} />}
    </div>
  );
}

function watchIntent(element: HTMLElement, intend: (address: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = ({ target }: Event): void => {
    clearTimeout(timer);
    const link = linkAround(target);
    if (link === null || stays(link)) return;
    if (isRouteKnown(link)) timer = setTimeout(intend, INTENT_MS, addressOf(link));
    else link.dataset["discover"] = "true";
  };
  const events = ["pointerover", "focusin", "touchstart"] as const;
  for (const name of events) element.addEventListener(name, begin, { passive: true });
  return () => {
    clearTimeout(timer);
    for (const name of events) element.removeEventListener(name, begin);
  };
}

/** Opening elsewhere (another tab, a download) is left to the browser. */
function isPlainClick({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !(metaKey || ctrlKey || shiftKey || altKey);
}

/** The link around an element, when it leads within the portal. */
function linkAround(target: EventTarget | null): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest("a") : null;
  return link === null || link.origin !== window.location.origin ? null : link;
}

/** Remix fetches the page behind a link only once it has looked up its route: that of this page, and of links marked for it. */
function isRouteKnown({ pathname, dataset }: HTMLAnchorElement): boolean {
  return pathname === window.location.pathname || dataset["discover"] !== undefined;
}

function addressOf({ pathname, search, hash }: HTMLAnchorElement): string {
  return pathname + search + hash;
}

/** Seven values of a filter under the pointer are no seven pages to fetch. */
function stays({ dataset }: HTMLAnchorElement): boolean {
  return dataset["stay"] !== undefined;
}
