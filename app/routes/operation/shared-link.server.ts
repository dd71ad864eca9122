import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { type Database, database } from "#app/platform/database.server.ts";
import { type OpenedLink, openRefusalLink } from "#app/training/refusal-links/open-refusal-link.server.ts";

/** The address is the secret: it goes to no other site, into no index, and its answers into no cache. */
export const sharedLinkHeaders = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
} as const;

/** What a link opens; one and the same 404 when it is unknown, expired or revoked. */
export async function openSharedLink({
  params,
  context,
}: LoaderFunctionArgs): Promise<{ readonly link: OpenedLink; readonly database: Database }> {
  context.keepPrivate();
  const opened = database();
  const link = await openRefusalLink(opened, params["token"] ?? "");
  if (!link.ok) throw data(null, { status: 404, headers: sharedLinkHeaders });
  return { link: link.value, database: opened };
}
