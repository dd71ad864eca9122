import type { LoaderFunctionArgs } from "@remix-run/node";
import { type Database, database } from "#app/platform/database.server.ts";
import { type OpenedLink, openRefusalLink } from "#app/training/refusal-links/open-refusal-link.server.ts";
import { nothingHere } from "#app/web/member-of.ts";

/** What a link opens, for no cache on the way; one and the same 404 when it is unknown, expired or revoked. */
export async function openSharedLink({
  params,
  context,
}: LoaderFunctionArgs): Promise<{ readonly link: OpenedLink; readonly database: Database }> {
  context.keepPrivate();
  const opened = database();
  const link = await openRefusalLink(opened, params["token"] ?? "");
  if (!link.ok) throw nothingHere();
  return { link: link.value, database: opened };
}
