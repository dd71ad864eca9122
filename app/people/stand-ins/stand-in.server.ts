import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { readColleagues } from "#app/access/members/membership-store.server.ts";
import {
  type ColleagueRefusal,
  type MemberRefusal,
  presentMember,
  takingOver,
} from "#app/people/portfolio/portfolio-rules.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { type DeclareStandIn, declareStandInSchema, endStandInSchema } from "./stand-in-commands.ts";
import { addStandIn, overlappingStandIn, removeStandIn } from "./stand-in-store.server.ts";

export type StandInRefusal =
  | MemberRefusal
  | ColleagueRefusal
  | { readonly kind: "not-allowed" }
  | { readonly kind: "period-over"; readonly endedOn: string }
  | { readonly kind: "stand-in-exists"; readonly startsOn: string; readonly endsOn: string };

/**
 * A member for themselves, or their manager for them, names a colleague who follows their people between two dates, both
 * included: row-level security opens the files those days and no other.
 */
export const declareStandIn = defineCommand({
  input: declareStandInSchema,
  right: "stand-in.declare",
  async run({ transaction, actor, at }, command): Promise<Outcome<null, StandInRefusal>> {
    const { organisationId } = actor;
    const { awayMembershipId, standInMembershipId, startsOn, endsOn } = command;
    if (!mayStandInFor(actor, awayMembershipId)) return refused({ kind: "not-allowed" });
    if (endsOn < todayIso(at)) return refused({ kind: "period-over", endedOn: endsOn });
    const refusal = await refusalOf(transaction, actor, command);
    if (refusal !== null) return refused(refusal);
    if (!(await addStandIn(transaction, { ...command, organisationId }))) {
      return refused({ kind: "stand-in-exists", startsOn, endsOn });
    }
    const facts = { standInMembershipId, startsOn, endsOn };
    return done(null, { action: "stand-in.declare", resourceId: awayMembershipId, facts });
  },
});

/** Ends a stand-in at once, before or after its first day. The audit trail keeps that it was. */
export const endStandIn = defineCommand({
  input: endStandInSchema,
  right: "stand-in.declare",
  async run(
    { transaction, actor },
    command,
  ): Promise<Outcome<null, { readonly kind: "not-allowed" | "unknown-stand-in" }>> {
    const { awayMembershipId, standInMembershipId, startsOn } = command;
    if (!mayStandInFor(actor, awayMembershipId)) return refused({ kind: "not-allowed" });
    if (!(await removeStandIn(transaction, command))) return refused({ kind: "unknown-stand-in" });
    return done(null, {
      action: "stand-in.end",
      resourceId: awayMembershipId,
      facts: { standInMembershipId, startsOn },
    });
  },
});

/** Their own people, or those of a colleague whose portfolio they may hand over. */
function mayStandInFor(actor: MemberActor, awayMembershipId: string): boolean {
  const { organisationId } = actor;
  return awayMembershipId === actor.membershipId || can(actor, "portfolio.hand-over", { organisationId });
}

async function refusalOf(
  transaction: ActingTransaction,
  actor: MemberActor,
  command: DeclareStandIn,
): Promise<StandInRefusal | null> {
  const { awayMembershipId, standInMembershipId } = command;
  const named = [awayMembershipId, standInMembershipId];
  const colleagues = await readColleagues(transaction, actor.organisationId, named);
  const away = presentMember(colleagues, awayMembershipId);
  if (!away.ok) return away.refusal;
  const pair = { fromMembershipId: awayMembershipId, toMembershipId: standInMembershipId };
  const standIn = takingOver(colleagues, pair);
  if (!standIn.ok) return standIn.refusal;
  const other = await overlappingStandIn(transaction, command);
  return other === undefined ? null : { kind: "stand-in-exists", ...other };
}
