import { redirect } from "@remix-run/node";
import type { Saved } from "#app/content/saved-words.ts";

/** Leads to a page of a space, which then says what was saved. `path` has no query of its own. */
export function redirectSaved(path: string, saved: Saved, headers: HeadersInit = {}): Response {
  return redirect(`${path}?fait=${saved}`, { status: 303, headers });
}
