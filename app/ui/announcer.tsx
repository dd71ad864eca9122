import { useLocation } from "@remix-run/react";
import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from "react";
import { moveFocus, noteWhereAskedFrom } from "./move-focus.ts";

/** With the page that is shown, before anybody can act on it: an effect that comes later finds somebody who types already. */
const useEffectAtOnce = typeof document === "undefined" ? useEffect : useLayoutEffect;

/**
 * After a navigation in the browser: puts the focus on the new page's title and says it to screen readers, as a full load would, unless
 * the person has put the focus elsewhere meanwhile.
 * A change of the query alone (a filter) leaves the focus where it is, unless what had it is gone, such as the link that takes a filter
 * away; the results announce their own count.
 */
export function Announcer(): ReactElement {
  const { pathname, search } = useLocation();
  const previous = useRef({ pathname, search });
  const [title, setTitle] = useState("");

  useEffect(noteWhereAskedFrom, []);

  useEffectAtOnce(() => {
    const { current } = previous;
    if (current.pathname === pathname && current.search === search) return;
    previous.current = { pathname, search };
    const isOtherPage = current.pathname !== pathname;
    if (isOtherPage) setTitle(document.title);
    if (window.location.hash !== "" || !(isOtherPage || document.activeElement === document.body)) return;
    moveFocus(document.querySelector<HTMLElement>("main h1"), { preventScroll: true });
  }, [pathname, search]);

  return (
    <p className="sr-only" role="status" aria-live="polite">
      {title}
    </p>
  );
}
