import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor, MembershipRole } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { listMemberRows } from "#app/access/members/members-list-store.server.ts";
import { readPresentMember } from "#app/access/members/membership-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { followingRoles } from "./portfolio-rules.ts";
import { countPeople } from "./portfolio-store.server.ts";

/** What a manager must know before a member leaves. */
export interface Departure {
  readonly membershipId: string;
  readonly name: string;
  readonly people: number;
  /** Who could take over. */
  readonly colleagues: readonly {
    readonly membershipId: string;
    readonly name: string;
    readonly role: MembershipRole;
  }[];
}

/** As many colleagues as a choice can show. */
const MOST_COLLEAGUES = 200;

/** Prepares the leaving of somebody else of the actor's organisation. A member of another one is not found. */
export async function readDeparture(
  database: Database,
  actor: MemberActor,
  membershipId: string,
): Promise<Result<Departure, { readonly kind: "not-found" }>> {
  const { organisationId } = actor;
  const isOther = membershipId !== actor.membershipId;
  if (!isOther || !can(actor, "member.end", { organisationId })) return refused({ kind: "not-found" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const rows = await listMemberRows(transaction, { organisationId, after: null, most: MOST_COLLEAGUES });
    const member = await readPresentMember(transaction, { organisationId, membershipId });
    if (member === undefined) return refused({ kind: "not-found" });
    return ok({
      membershipId,
      name: member.name,
      people: await countPeople(transaction, membershipId),
      colleagues: rows
        .filter((row) => row.membershipId !== membershipId && followingRoles.includes(row.role))
        .map((row) => ({ membershipId: row.membershipId, name: row.name, role: row.role })),
    });
  });
}
