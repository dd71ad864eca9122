import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { type FollowedPerson, selectPortfolio } from "#app/people/file/person-file-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";

/** A page of a portfolio, by name. `next` asks the page after it; null on the last one. It holds an id, and no name. */
export interface PortfolioPage {
  readonly people: readonly FollowedPerson[];
  readonly next: string | null;
}

const DEFAULT_SIZE = 50;
const MAX_SIZE = 100;

/**
 * The people an agent follows today, those of the colleagues they stand in for included. `after`: `next` of the page before; `size`
 * from 1 to 100, 50 when absent. Naming somebody is not opening their file: the list is audited as one act, with its count.
 */
export function listPortfolio(
  database: Database,
  actor: MemberActor,
  { after, size = DEFAULT_SIZE }: { readonly after?: string; readonly size?: number } = {},
): Promise<PortfolioPage> {
  const kept = Math.min(Math.max(1, Math.trunc(size)), MAX_SIZE);
  const cursor = z.guid().safeParse(after).data ?? null;
  const { organisationId, membershipId } = actor;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const asked = { organisationId, membershipId, after: cursor, limit: kept + 1 };
    const found = await selectPortfolio(transaction, asked);
    const people = found.slice(0, kept);
    await recordAudit(transaction, auditActor(actor), {
      action: "portfolio.list",
      resourceId: membershipId,
      facts: { count: people.length, role: actor.role },
    });
    return { people, next: found.length > kept ? (people.at(-1)?.personFileId ?? null) : null };
  });
}
