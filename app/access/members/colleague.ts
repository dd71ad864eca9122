import type { MembershipRole } from "#app/access/actor.ts";

/** A membership of the actor's own organisation: those of others do not reach these rules. */
export interface Colleague {
  readonly membershipId: string;
  readonly role: MembershipRole;
  readonly endedAt: Date | null;
}
