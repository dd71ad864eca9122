import type { MemberActor, OrganisationKind } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { can } from "#app/access/can.ts";

/** The bodies whose members open operations: those that prescribe, and the Region. Row-level security says the same. */
export const openingKinds: readonly OrganisationKind[] = ["region", ...prescribingKinds];

/** May this member open an operation, and see those of others on the needs they read? */
export function opensOperations(actor: MemberActor): boolean {
  return can(actor, "operation.command") && openingKinds.includes(actor.organisationKind);
}
