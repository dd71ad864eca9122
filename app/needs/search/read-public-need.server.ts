import { z } from "zod";
import { inTransactionAs } from "#app/access/acting.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { ReadNeed } from "../read-need.ts";
import { selectNeeds } from "../read-need-store.server.ts";

/** A confirmed, open need that its company shows to everybody; null: none of this id. */
export async function readPublicNeed(database: Database, id: string): Promise<ReadNeed | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return inTransactionAs(database, {}, async (transaction) => {
    const [need] = await selectNeeds(transaction, { sight: ["public"], id, take: 1 });
    return need ?? null;
  });
}
