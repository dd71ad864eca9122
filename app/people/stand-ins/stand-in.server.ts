import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { readColleagues } from "#app/access/members/membership-store.server.ts";
import {
  type ColleagueRefusal,
  type MemberRefusal,
  presentMember,
  takingOver,
} from "#app/people/portfolio/portfolio-rules.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { DeclareStandIn, EndStandIn } from "./stand-in-commands.ts";
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
export async function declareStandIn(
  database: Database,
  actor: MemberActor,
  command: DeclareStandIn,
): Promise<Result<null, StandInRefusal>> {
  if (!mayStandInFor(actor, command.awayMembershipId)) return refused({ kind: "not-allowed" });
  if (command.endsOn < todayIso()) return refused({ kind: "period-over", endedOn: command.endsOn });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const refusal = await refusalOf(transaction, actor, command);
    if (refusal !== null) return refused(refusal);
    const { organisationId } = actor;
    const { startsOn, endsOn } = command;
    if (!(await addStandIn(transaction, { ...command, organisationId }))) {
      return refused({ kind: "stand-in-exists", startsOn, endsOn });
    }
    await tell(transaction, actor, { action: "stand-in.declare", command, facts: { startsOn, endsOn } });
    return ok(null);
  });
}

/** Ends a stand-in at once, before or after its first day. The audit trail keeps that it was. */
export async function endStandIn(
  database: Database,
  actor: MemberActor,
  command: EndStandIn,
): Promise<Result<null, { readonly kind: "not-allowed" | "unknown-stand-in" }>> {
  if (!mayStandInFor(actor, command.awayMembershipId)) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    if (!(await removeStandIn(transaction, command))) return refused({ kind: "unknown-stand-in" });
    await tell(transaction, actor, { action: "stand-in.end", command, facts: { startsOn: command.startsOn } });
    return ok(null);
  });
}

/** Their own people, or those of a colleague whose portfolio they may hand over. */
function mayStandInFor(actor: MemberActor, awayMembershipId: string): boolean {
  const { organisationId } = actor;
  if (!can(actor, "stand-in.declare", { organisationId })) return false;
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

interface Told {
  readonly action: "stand-in.declare" | "stand-in.end";
  readonly command: EndStandIn;
  readonly facts: Readonly<Record<string, string>>;
}

async function tell(
  transaction: ActingTransaction,
  actor: MemberActor,
  { action, command, facts }: Told,
): Promise<void> {
  const { awayMembershipId, standInMembershipId } = command;
  await recordAudit(transaction, auditActor(actor), {
    action,
    resourceId: awayMembershipId,
    facts: { standInMembershipId, ...facts },
  });
}
