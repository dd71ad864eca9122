import { inTransactionAs } from "#app/access/acting.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { PublicNeedQuestion } from "./public-need-question.ts";
import type { ReadNeed } from "./read-need.ts";
import { countNeeds, selectNeeds } from "./read-need-store.server.ts";

/** A page of the confirmed, open needs that their companies show to everybody, the newest first, and how many there are. */
export function listPublicNeeds(
  database: Database,
  { metierCode, page, perPage }: PublicNeedQuestion,
): Promise<{ readonly needs: readonly ReadNeed[]; readonly total: number }> {
  return inTransactionAs(database, {}, async (transaction) => {
    const asked = { sight: ["public"] as const, metierCode };
    const total = await countNeeds(transaction, asked);
    return { total, needs: await selectNeeds(transaction, { ...asked, skip: (page - 1) * perPage, take: perPage }) };
  });
}
