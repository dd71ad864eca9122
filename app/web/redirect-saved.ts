import { redirect } from "@remix-run/node";

/** Leads to a page that says what was saved: `Words` are those of the page, which shows them. `path` has no query of its own. */
export function redirectSaved<Words extends object>(
  path: string,
  saved: Extract<keyof NoInfer<Words>, string>,
  headers: HeadersInit = {},
): Response {
  return redirect(`${path}?fait=${saved}`, { status: 303, headers });
}
