import type { MemberActor, OrganisationKind } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { can } from "#app/access/can.ts";
import type { NeedVisibility } from "./need-choices.ts";

/** The bodies whose members collect the needs of companies: Proch'Emploi, France Travail, and the Region, which runs the portal. */
export const sensorKinds: readonly OrganisationKind[] = ["region", "france_travail", "proch_emploi"];

/** Which needs somebody sees: a sensor all; the others those that were confirmed, as the company said. */
export type NeedSight = "all" | readonly NeedVisibility[];

/** What a member sees of needs. Row-level security says the same (`need_read`). */
export function needSightOf(actor: MemberActor): NeedSight {
  if (can(actor, "need.qualify") && sensorKinds.includes(actor.organisationKind)) return "all";
  if (!can(actor, "need.read")) return [];
  return prescribingKinds.includes(actor.organisationKind) ? ["public", "prescribers"] : ["public"];
}
