import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { PersonActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import type { Database } from "#app/platform/database.server.ts";
import { findOwnCommune } from "./own-file-store.server.ts";

/** INSEE code of the commune of the latest file held on a person, by their account; null: none is held, or all are restricted. */
export async function readOwnCommune(database: Database, actor: PersonActor): Promise<string | null> {
  if (!can(actor, "person-file.read")) return null;
  return inTransactionAs(database, actingFor(actor), (transaction) => findOwnCommune(transaction, actor.accountId));
}
