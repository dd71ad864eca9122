import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import type { PositioningCommander } from "./positioning-states.ts";

/**
 * Who an actor is for a positioning they see; null: nobody who commands it. Row-level security has already asked whether the person is
 * theirs to follow, or is themselves.
 */
export function commanderOf(
  actor: MemberActor | PersonActor,
  positioning: { readonly organisationId: string; readonly trainingOrganisationId: string | null },
): PositioningCommander | null {
  if (actor.kind === "person") return "person";
  if (actor.role !== "agent" && actor.role !== "manager") return null;
  if (actor.organisationId === positioning.trainingOrganisationId) return "organisation";
  return actor.organisationId === positioning.organisationId ? "prescriber" : null;
}
