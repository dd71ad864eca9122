import { PrefetchPageLinks, useLocation, useNavigate } from "@remix-run/react";
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";

interface LinkAreaProps {
  readonly className?: string;
  /** The page stays where it is when a link is followed. */
  readonly preventScrollReset?: boolean;
  readonly children: ReactNode;
}

/** Somebody who rests on a link so long means to follow it. */
const INTENT_MS = 100;

/**
 * Follows the plain links of a list without loading the document anew, and fetches the page that somebody is about to open. One listener
 * for all of them: Remix's `Link` takes the server as long as ten elements, which shows where a page has sixty. By `data-discover` Remix
 * looks up beforehand the route behind a link to another kind of page.
 */
export function LinkArea({ className, preventScrollReset = false, children }: LinkAreaProps): ReactElement {
  const area = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const here = pathname + search;
  const [intended, setIntended] = useState<string | null>(null);

  useEffect(() => {
    const { current: element } = area;
    if (element === null) return;
    const follow = (event: MouseEvent): void => {
      const address = addressOf(event.target);
      if (address === null || event.defaultPrevented || !isPlainClick(event)) return;
      event.preventDefault();
      navigate(address, { preventScrollReset, replace: address === here });
    };
    element.addEventListener("click", follow);
    return () => element.removeEventListener("click", follow);
  }, [navigate, preventScrollReset, here]);

  useEffect(() => {
    const { current: element } = area;
    if (element === null || preventScrollReset) return;
    return watchIntent(element, setIntended);
  }, [preventScrollReset]);

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
    const address = addressOf(target);
    if (address !== null) timer = setTimeout(intend, INTENT_MS, address);
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

/** Where the link around an element leads, within the portal; null when there is none. */
function addressOf(target: EventTarget | null): string | null {
  const link = target instanceof Element ? target.closest("a") : null;
  return link === null || link.origin !== window.location.origin ? null : link.pathname + link.search + link.hash;
}
