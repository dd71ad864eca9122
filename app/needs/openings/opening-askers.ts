import type { MemberActor, OrganisationKind } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { can } from "#app/access/can.ts";
import { sensorKinds } from "../sensor-kinds.ts";

const askingKinds: readonly OrganisationKind[] = [...new Set([...sensorKinds, ...prescribingKinds])];

/** The bodies to whom sessions to open mean something: those that ask, those that teach. */
export const openingRequestKinds: readonly OrganisationKind[] = [...askingKinds, "training_organisation"];

/** May a member ask for a session: of a body that follows people, or that collects needs? Row-level security says the same. */
export function mayAskOpening(actor: MemberActor): boolean {
  return can(actor, "opening.ask") && askingKinds.includes(actor.organisationKind);
}
