import { useLocation, useNavigation } from "@remix-run/react";
import type { FormEvent } from "react";

/**
 * For the `onSubmit` of a form that writes: while what was sent is being answered, a second press of the button sends nothing. Once a page
 * shows a refusal it may still be reading itself again: a press is then another answer, and is sent.
 */
export function useSentOnce(): (event: FormEvent) => void {
  const { state, formMethod, location } = useNavigation();
  const here = useLocation();
  const isWriting = formMethod !== undefined && formMethod !== "GET";
  const isReadAgain = state === "loading" && location.pathname === here.pathname && location.search === here.search;
  return (event) => {
    if (isWriting && !isReadAgain) event.preventDefault();
  };
}
