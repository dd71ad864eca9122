import type { KnownActor } from "#app/access/sign-in/factor/factor.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { inTransactionAs } from "../acting.server.ts";
import type { OwnTrailLine } from "../audit/own-trail-store.server.ts";
import { type AuditPage, type AuditPageAsked, readOwnTrail } from "../audit/read-audit.server.ts";
import { recordAudit } from "../audit-trail.server.ts";
import { type OwnData, selectOwnData, selectWaysIn, type WayIn } from "./own-data-store.server.ts";

/** What the portal keeps of somebody, with a page of the trail about them. */
export interface OwnDataPage extends OwnData {
  readonly trail: AuditPage<OwnTrailLine>;
}

/** The acts that a download carries at most, the latest first; the page leads to the ones before. */
const DOWNLOADED_LINES = 5000;

/** What is known of the actor, for the actor alone (GDPR 15). */
export async function readOwnData(
  database: Database,
  { accountId }: KnownActor,
  page: AuditPageAsked = {},
): Promise<OwnDataPage> {
  return inTransactionAs(database, { accountId }, async (transaction) => ({
    ...(await selectOwnData(transaction, accountId)),
    trail: await readOwnTrail(transaction, accountId, page),
  }));
}

/** The same to take away (GDPR 20), with as much of the trail as a file carries. That it was taken is part of the trail. */
export async function takeOwnData(database: Database, { accountId }: KnownActor): Promise<OwnDataPage> {
  return inTransactionAs(database, { accountId }, async (transaction) => {
    await recordAudit(transaction, { accountId }, { action: "own-data.download", resourceId: accountId });
    return {
      ...(await selectOwnData(transaction, accountId)),
      trail: await readOwnTrail(transaction, accountId, { size: DOWNLOADED_LINES }),
    };
  });
}

/** How the actor comes in. */
export function readWaysIn(database: Database, { accountId }: KnownActor): Promise<readonly WayIn[]> {
  return inTransactionAs(database, { accountId }, (transaction) => selectWaysIn(transaction, accountId));
}
