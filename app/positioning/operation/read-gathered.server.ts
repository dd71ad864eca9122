import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { withNeedLink } from "#app/needs/answer-need.server.ts";
import { GATHERING_RADIUS_KM } from "#app/needs/operations/ask-for-people.server.ts";
import {
  listToldOperations,
  type OperationCounts,
  readOperationCounts,
  type ToldOperation,
} from "#app/needs/operations/operation-people-store.server.ts";
import type { OperationForMember } from "#app/needs/operations/read-operations.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok } from "#app/platform/result.ts";
import { kmBetween } from "#app/territories/km-between.ts";
import { type FollowedNear, type GatheredPerson, listGathered, listToPropose } from "./gathered-store.server.ts";

/**
 * The people of an operation, for a member: how far all of them went, for the body that opened it; by name, those of the member's own body
 * who are in it, and whom it may still be proposed to, within 30 km.
 */
export interface Gathered {
  readonly counts: OperationCounts | null;
  readonly people: readonly GatheredPerson[];
  readonly near: readonly FollowedNear[];
}

const MOST_NEAR = 50;

/** Reads the people of an operation. Naming people of one's body is not opening their files: it is audited as one act, with its count. */
export function readGathered(
  database: Database,
  actor: MemberActor,
  { operation, mayCommand }: Pick<OperationForMember, "operation" | "mayCommand">,
): Promise<Gathered> {
  const { organisationId } = actor;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const counts = mayCommand ? await readOperationCounts(transaction, operation.id) : null;
    if (!can(actor, "positioning.submit")) return { counts, people: [], near: [] };
    const which = { operationId: operation.id, organisationId };
    const people = await listGathered(transaction, which);
    const near = operation.state === "gathering" ? nearOf(operation, await listToPropose(transaction, which)) : [];
    if (people.length + near.length > 0) {
      const facts = { count: people.length + near.length, role: actor.role };
      await recordAudit(transaction, auditActor(actor), {
        ...{ action: "portfolio.list", resourceId: actor.membershipId, facts },
      });
    }
    return { counts, people, near };
  });
}

function nearOf(
  { latitude, longitude }: OperationForMember["operation"],
  followed: readonly FollowedNear[],
): readonly FollowedNear[] {
  if (latitude === null || longitude === null) return [];
  const place = { latitude, longitude };
  return followed.filter((one) => kmBetween(place, one) <= GATHERING_RADIUS_KM).slice(0, MOST_NEAR);
}

/** The operations of the need whose link a company shows: numbers, and nobody's name. */
export async function readToldOperations(database: Database, token: string): Promise<readonly ToldOperation[]> {
  const read = await withNeedLink<readonly ToldOperation[], never>(database, token, async (transaction) =>
    ok(await listToldOperations(transaction)),
  );
  return read.ok ? read.value : [];
}
