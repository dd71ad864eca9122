import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { needSightOf } from "../sensor-kinds.ts";
import {
  type GroupedAsked,
  type NeedGroup,
  type NeedGrouping,
  selectArrondissements,
  selectNeedGroups,
} from "./grouped-need-store.server.ts";

/** Needs put together in three ways, and the arrondissements one may choose from. */
export interface GroupedNeeds {
  readonly groups: Readonly<Record<NeedGrouping, readonly NeedGroup[]>>;
  readonly arrondissements: readonly { readonly code: string; readonly name: string }[];
}

/**
 * The confirmed open needs by sector, métier and arrondissement, with what answers them: the consolidation of domain.md § 2.5. The Region's
 * alone: others do not read every request to open a session, so that a need would wrongly seem unanswered.
 */
export async function readGroupedNeeds(
  database: Database,
  actor: MemberActor,
  asked: GroupedAsked,
): Promise<Result<GroupedNeeds, { readonly kind: "not-allowed" }>> {
  if (actor.organisationKind !== "region" || needSightOf(actor) !== "all") return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) =>
    ok({
      groups: {
        sector: await selectNeedGroups(transaction, "sector", asked),
        metier: await selectNeedGroups(transaction, "metier", asked),
        arrondissement: await selectNeedGroups(transaction, "arrondissement", asked),
      },
      arrondissements: await selectArrondissements(transaction),
    }),
  );
}
