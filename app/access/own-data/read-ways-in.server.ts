import { inTransactionAs } from "#app/access/acting.server.ts";
import type { KnownActor } from "#app/access/actor.ts";
import type { Database } from "#app/platform/database.server.ts";
import { selectWaysIn, type WayIn } from "./own-data-store.server.ts";

/** How the actor comes in. */
export function readWaysIn(database: Database, { accountId }: KnownActor): Promise<readonly WayIn[]> {
  return inTransactionAs(database, { accountId }, (transaction) => selectWaysIn(transaction, accountId));
}
