import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { ListMembers } from "./member-commands.ts";
import {
  countPeopleOf,
  countSessionsOf,
  listMemberRows,
  listOpenInvitations,
  type MemberRow,
  type OpenInvitation,
} from "./members-list-store.server.ts";

/** A page of members, and the most invitations shown. */
const PAGE = 100;

/** What only whoever manages the members sees of one. */
export interface MemberWork {
  readonly people: number;
  readonly sessions: number;
}

export interface ListedMember extends MemberRow {
  /** `null`: not for this actor to see. */
  readonly work: MemberWork | null;
}

export interface ListedMembers {
  readonly members: readonly ListedMember[];
  /** To go on from; `null`: that was all. */
  readonly next: string | null;
  /** `null`: not for this actor to see. */
  readonly invitations: readonly OpenInvitation[] | null;
}

/** The members of the actor's organisation, 100 at a time; a manager also sees portfolios, sessions and invitations by number. */
export async function listMembers(
  database: Database,
  actor: MemberActor,
  command: ListMembers,
): Promise<Result<ListedMembers, { readonly kind: "not-allowed" }>> {
  const { organisationId } = actor;
  if (!can(actor, "member.list", { organisationId })) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const rows = await listMemberRows(transaction, { organisationId, after: command.after, most: PAGE + 1 });
    const page = rows.slice(0, PAGE);
    const next = rows.length > PAGE ? (page.at(-1)?.membershipId ?? null) : null;
    if (!can(actor, "member.end", { organisationId })) {
      return ok({ members: page.map((row) => ({ ...row, work: null })), next, invitations: null });
    }
    const members = await withWork(transaction, page);
    const invitations = await listOpenInvitations(transaction, { organisationId, at: now(), most: PAGE });
    return ok({ members, next, invitations });
  });
}

async function withWork(transaction: ActingTransaction, rows: readonly MemberRow[]): Promise<readonly ListedMember[]> {
  const ids = rows.map(({ membershipId }) => membershipId);
  const people = await countPeopleOf(transaction, ids);
  const sessions = await countSessionsOf(transaction, ids, now());
  return rows.map((row) => ({
    ...row,
    work: { people: people.get(row.membershipId) ?? 0, sessions: sessions.get(row.membershipId) ?? 0 },
  }));
}
