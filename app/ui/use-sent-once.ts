import { useNavigation } from "@remix-run/react";
import type { FormEvent } from "react";

/** For the `onSubmit` of a form that writes: while what was sent is being answered, a second press of the button sends nothing. */
export function useSentOnce(): (event: FormEvent) => void {
  const { formMethod } = useNavigation();
  return (event) => {
    if (formMethod !== undefined && formMethod !== "GET") event.preventDefault();
  };
}
