import type { Actor } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { can } from "#app/access/can.ts";

/** May somebody ask an aid for a person they follow? Row-level security says of whom. */
export function mayAskAid(actor: Actor): boolean {
  return actor.kind === "member" && prescribingKinds.includes(actor.organisationKind) && can(actor, "aid.ask");
}
