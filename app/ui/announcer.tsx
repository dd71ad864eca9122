import { useLocation } from "@remix-run/react";
import { type ReactElement, useEffect, useRef, useState } from "react";

/**
 * After a navigation in the browser: puts the focus on the new page's title and says it to screen readers, as a full load would.
 * A change of the query alone (a filter) leaves the focus where it is; the results announce their own count.
 */
export function Announcer(): ReactElement {
  const { pathname } = useLocation();
  const previous = useRef(pathname);
  const [title, setTitle] = useState("");

  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    setTitle(document.title);
    if (window.location.hash !== "") return;
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <p className="sr-only" role="status" aria-live="polite">
      {title}
    </p>
  );
}
