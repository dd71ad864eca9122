import { redirect } from "@remix-run/node";
import type { OpeningRefusal } from "#app/people/file/open-person-file.server.ts";
import { nothingHere } from "../member-of.ts";

/** The answer to a file that stays closed. `path`: the page that was asked for, to come back to once the second factor is proved. */
export function unopened({ kind }: OpeningRefusal, path: string): Response {
  if (kind === "step-up-needed") return redirect(`/connexion/code?suite=${encodeURIComponent(path)}`, 303);
  if (kind === "reading-stopped") return redirect("/personnes?fait=arrete", 303);
  return nothingHere();
}
