import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import type { Database } from "#app/platform/database.server.ts";
import { needSightOf } from "../sensor-kinds.ts";
import {
  type GroupedAsked,
  type NeedGroup,
  type NeedGrouping,
  selectArrondissements,
  selectNeedGroups,
} from "./grouped-need-store.server.ts";

/**
 * Needs put together in three ways, and the arrondissements one may choose from. `knowsAnswers`: whoever reads knows every request to open
 * a session, so that what has no answer has none.
 */
export interface GroupedNeeds {
  readonly groups: Readonly<Record<NeedGrouping, readonly NeedGroup[]>>;
  readonly arrondissements: readonly { readonly code: string; readonly name: string }[];
  readonly knowsAnswers: boolean;
}

/** The confirmed open needs that a member sees, by sector, métier and arrondissement: the consolidation of domain.md § 2.5. */
export function readGroupedNeeds(database: Database, actor: MemberActor, asked: GroupedAsked): Promise<GroupedNeeds> {
  const seen = { ...asked, sight: needSightOf(actor) };
  return inTransactionAs(database, actingFor(actor), async (transaction) => ({
    groups: {
      sector: await selectNeedGroups(transaction, "sector", seen),
      metier: await selectNeedGroups(transaction, "metier", seen),
      arrondissement: await selectNeedGroups(transaction, "arrondissement", seen),
    },
    arrondissements: await selectArrondissements(transaction),
    knowsAnswers: actor.organisationKind === "region",
  }));
}
