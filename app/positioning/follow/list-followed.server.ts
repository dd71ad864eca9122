import { type ActingAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { listWaitingProposals, type WaitingProposal } from "../proposal/followed-proposals-store.server.ts";
import {
  type FollowedBy,
  type FollowedFilters,
  type FollowedLine,
  selectFollowed,
  selectTodo,
  type TodoLine,
} from "./followed-store.server.ts";

/** A page of the people followed. `total`: on all pages. */
export interface FollowedPage {
  readonly lines: readonly FollowedLine[];
  readonly total: number;
  readonly page: number;
  readonly lastPage: number;
}

const PAGE_SIZE = 50;
/** More than anybody does in a day: the list of people has the rest. */
export const MOST_TODO = 200;

/**
 * The people an agent follows today, those of the colleagues they stand in for included, each with what comes next: what expires first
 * first, then by name. Naming somebody is not opening their file: the list is audited as one act, with its count.
 */
export function listFollowed(
  database: Database,
  actor: MemberActor,
  { filters, page }: { readonly filters: FollowedFilters; readonly page: number },
): Promise<FollowedPage> {
  return inTransactionAs(database, listingFor(actor), async (transaction) => {
    const asked = { filters, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE };
    const lines = await selectFollowed(transaction, followedBy(actor), asked);
    await recordAudit(transaction, auditActor(actor), {
      action: "portfolio.list",
      resourceId: actor.membershipId,
      facts: { count: lines.length, role: actor.role },
    });
    const total = lines[0]?.total ?? 0;
    return { lines, total, page, lastPage: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
  });
}

/** What calls an agent today, by what expires first. */
export interface Todo {
  readonly lines: readonly TodoLine[];
  /** The jobs that were proposed to the people they follow, and wait for somebody. */
  readonly proposals: readonly WaitingProposal[];
}

/** What calls an agent today: audited as a list of people. */
export function listTodo(database: Database, actor: MemberActor): Promise<Todo> {
  return inTransactionAs(database, listingFor(actor), async (transaction) => {
    const by = followedBy(actor);
    const lines = await selectTodo(transaction, by, MOST_TODO);
    const proposals = await listWaitingProposals(transaction, { ...by, most: MOST_TODO });
    await recordAudit(transaction, auditActor(actor), {
      action: "portfolio.list",
      resourceId: actor.membershipId,
      facts: { count: lines.length + proposals.length, role: actor.role },
    });
    return { lines, proposals };
  });
}

/** The settings of a transaction that reads all the people of an agent. */
export function listingFor(actor: MemberActor): ActingAs {
  return { ...actingFor(actor), listing: "on" };
}

/** Whose people an agent sees today. */
export function followedBy({ organisationId, membershipId }: MemberActor): FollowedBy {
  return { organisationId, membershipId, on: todayIso() };
}
