import { inTransactionAs } from "#app/access/acting.server.ts";
import { type RefusalChoice, selectNewestReadings } from "#app/imports/history/refusal-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { isLinkOpen } from "./link-rule.ts";
import { findLink, type SharedLink } from "./refusal-link-store.server.ts";

/** What a link opens: the refusals of one organisation in the newest readable run of each source. */
export interface OpenedLink extends Pick<SharedLink, "siret" | "name" | "sharedBy" | "expiresAt"> {
  readonly choice: RefusalChoice;
}

/** Opens a link by its secret. Unknown, expired and revoked are one refusal. */
export async function openRefusalLink(
  database: Database,
  token: string,
): Promise<Result<OpenedLink, { readonly kind: "no-such-link" }>> {
  const tokenHash = hashToken(token);
  const link = await inTransactionAs(database, { presented: tokenHash }, (transaction) =>
    findLink(transaction, tokenHash),
  );
  if (link === null || !isLinkOpen(link, now())) return refused({ kind: "no-such-link" });
  const { siret, name, sharedBy, expiresAt } = link;
  const importIds = await selectNewestReadings(database.pool);
  const choice = { importIds, organisation: siret, rule: null, record: null, text: null };
  return ok({ siret, name, sharedBy, expiresAt, choice });
}
