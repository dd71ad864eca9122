/** The address a GET form leads to, without its empty fields. */
export function formAddress(form: HTMLFormElement): string {
  const address = new URL(form.action);
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") query.append(name, value);
  }
  const search = query.toString();
  return search === "" ? address.pathname : `${address.pathname}?${search}`;
}
