import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { needSightOf } from "#app/needs/sensor-kinds.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type ProposalProgress, readProposalCounts } from "./proposal-store.server.ts";

/** How far the proposals of a need went, for a sensor: numbers, and nobody's name; null for anybody else. */
export async function readProgress(
  database: Database,
  actor: MemberActor,
  needId: string,
): Promise<ProposalProgress | null> {
  if (needSightOf(actor) !== "all") return null;
  return inTransactionAs(database, actingFor(actor), (transaction) => readProposalCounts(transaction, needId));
}
