import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Fields keep what a person typed, so after "back" or a filter taken away they would still show the search before. This sets them to what
 * the address says, without rebuilding them: the focus stays where it is.
 */
export function useFieldsFollowAddress(formId: string): void {
  const { search } = useLocation();
  const shown = useRef(search);
  useEffect(() => {
    // On a slow phone people type before the script arrives: the page they got is left as it is.
    if (shown.current === search) return;
    shown.current = search;
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    const query = new URLSearchParams(search);
    for (const field of form.elements) {
      if (field instanceof HTMLInputElement && field.type === "checkbox") {
        field.checked = query.getAll(field.name).includes(field.value);
      } else if (field instanceof HTMLInputElement && field.type === "date") {
        const day = query.get(field.name) ?? "";
        field.value = isoDay.test(day) ? day : "";
      } else if (field instanceof HTMLSelectElement) {
        field.value = query.get(field.name) ?? "";
      } else if (field instanceof HTMLInputElement) {
        field.value = field.defaultValue;
      }
    }
  }, [search, formId]);
}
