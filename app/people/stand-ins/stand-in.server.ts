import { z } from "zod";
import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { membershipId } from "#app/access/members/member-commands.ts";
import { listMemberRows, type MemberRow } from "#app/access/members/members-list-store.server.ts";
import { readColleagues } from "#app/access/members/membership-store.server.ts";
import {
  type ColleagueRefusal,
  followingRoles,
  type MemberRefusal,
  presentMember,
  takingOver,
} from "#app/people/portfolio/portfolio-rules.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import {
  addStandIn,
  listStandIns,
  overlappingStandIn,
  removeStandIn,
  type StandIn,
  type StandInLine,
} from "./stand-in-store.server.ts";

const named = z.object({
  awayMembershipId: membershipId,
  standInMembershipId: membershipId,
  startsOn: civilDaySchema,
  endsOn: civilDaySchema,
});
/** Who is away, who stands in, from which day to which, both included. */
const declared = named.refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
  path: ["endsOn"],
  params: { kind: "period-reversed" },
});
/** The stand-in to end: these three name it. */
const ended = named.omit({ endsOn: true });

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
  input: declared,
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
  input: ended,
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
  command: StandIn,
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

/** As many colleagues as a choice can show. */
const MOST_COLLEAGUES = 500;

/** The stand-ins that are not over, and who may be named in the next one. */
export interface ListedStandIns {
  readonly standIns: readonly StandInLine[];
  /** The members who follow people, in the order of their names. */
  readonly colleagues: readonly MemberRow[];
  /** May the actor declare one for anybody, or for themselves alone? */
  readonly forAnybody: boolean;
}

/** Reads the stand-ins: all of the organisation's for whoever may hand portfolios over, their own for the others. */
export async function readStandIns(
  database: Database,
  actor: MemberActor,
): Promise<Result<ListedStandIns, { readonly kind: "not-allowed" }>> {
  const { organisationId, membershipId } = actor;
  if (!can(actor, "stand-in.declare", { organisationId })) return refused({ kind: "not-allowed" });
  const forAnybody = can(actor, "portfolio.hand-over", { organisationId });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const of = forAnybody ? null : membershipId;
    const standIns = await listStandIns(transaction, { organisationId, on: todayIso(), of });
    const members = await listMemberRows(transaction, { organisationId, after: null, most: MOST_COLLEAGUES });
    return ok({ standIns, colleagues: members.filter(({ role }) => followingRoles.includes(role)), forAnybody });
  });
}
