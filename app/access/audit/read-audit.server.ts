import type { Database } from "#app/platform/database.server.ts";
import { type ActingTransaction, actingFor, inTransactionAs } from "../acting.server.ts";
import type { MemberActor } from "../actor.ts";
import {
  type AuditFilters,
  type AuditLine,
  type AuditScope,
  selectActors,
  selectAuditPage,
} from "./audit-reading-store.server.ts";
import { type OwnTrailLine, selectOwnTrail } from "./own-trail-store.server.ts";

/** Which page of a list that goes back in time. */
export interface AuditPageAsked {
  /** `next` of the page before; absent for the latest. */
  readonly before?: string;
  /** From 1 to 200, to 5,000 of one's own; 50 when absent. */
  readonly size?: number;
}

/** A page, the latest first. `next` asks the page after it; null on the last one. */
export interface AuditPage<Line> {
  readonly lines: readonly Line[];
  readonly next: string | null;
}

const DEFAULT_SIZE = 50;
const MAX_SIZE = 200;
const MAX_OWN_SIZE = 5000;

/**
 * The audit trail as its reader may see it: all of it for the auditor of the Region, that of their organisation for an auditor, and
 * for anybody else what they did themselves.
 */
export async function readAudit(
  database: Database,
  actor: MemberActor,
  { filters = {}, page = {} }: { readonly filters?: AuditFilters; readonly page?: AuditPageAsked } = {},
): Promise<AuditPage<AuditLine>> {
  const { size, before } = bounds(page, MAX_SIZE);
  const scope = auditScope(actor);
  const lines = await inTransactionAs(database, actingFor(actor), (transaction) =>
    selectAuditPage(transaction, { scope, filters, before, limit: size + 1 }),
  );
  return pageOf(lines, size);
}

/** The people a reader may choose among: the members of their organisation for an auditor; for anybody else, an empty list. */
export function readAuditActors(
  database: Database,
  actor: MemberActor,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  if (auditScope(actor).kind === "own") return Promise.resolve([]);
  return inTransactionAs(database, actingFor(actor), (transaction) => selectActors(transaction, actor.organisationId));
}

/** What somebody did and what was done about them, in the transaction of whoever reads it: the owner alone. */
export async function readOwnTrail(
  transaction: ActingTransaction,
  accountId: string,
  page: AuditPageAsked,
): Promise<AuditPage<OwnTrailLine>> {
  const { size, before } = bounds(page, MAX_OWN_SIZE);
  return pageOf(await selectOwnTrail(transaction, { accountId, before, limit: size + 1 }), size);
}

/** Said in the query as well as by row-level security: a person's own file must not widen what a member reads at work. */
export function auditScope({ role, accountId, organisationId }: MemberActor): AuditScope {
  if (role === "region-auditor") return { kind: "region" };
  return role === "auditor" ? { kind: "organisation", organisationId, accountId } : { kind: "own", accountId };
}

function bounds(
  { size = DEFAULT_SIZE, before }: AuditPageAsked,
  most: number,
): { readonly size: number; readonly before: bigint | null } {
  const isCursor = before !== undefined && /^[0-9]{1,18}$/.test(before);
  return { size: Math.min(Math.max(1, Math.trunc(size)), most), before: isCursor ? BigInt(before) : null };
}

/** One line more than asked was read: it tells that there is a next page. */
function pageOf<Line extends { readonly seq: string }>(lines: readonly Line[], size: number): AuditPage<Line> {
  const kept = lines.slice(0, size);
  return { lines: kept, next: lines.length > size ? (kept.at(-1)?.seq ?? null) : null };
}
