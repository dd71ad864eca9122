import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { needSightOf } from "../sensor-kinds.ts";
import { opensOperations } from "./operation-sight.ts";
import {
  countAsking,
  listOperations,
  type ReadOperation,
  type ReadOperationEvent,
  selectOperation,
  selectOperationEvents,
  selectSteps,
} from "./operation-store.server.ts";
import type { PathStep } from "./path-step.ts";
import { numbersMeant, type ShownSession } from "./step-session.ts";
import { selectStepSessions } from "./step-session-store.server.ts";

/**
 * An operation for a member: with its path, and the sessions of it as the catalogue has them now; `mayCommand`: their body opened it. Its
 * history is for whoever may command it.
 */
export interface OperationForMember {
  readonly operation: ReadOperation;
  readonly steps: readonly PathStep[];
  readonly sessions: readonly ShownSession[];
  readonly events: readonly ReadOperationEvent[];
  readonly mayCommand: boolean;
}

/** Opens an operation: that of one's own body, one that asks it for people, or one of a need that one reads and may open some for. */
export function readOperation(
  database: Database,
  actor: MemberActor,
  id: string,
): Promise<Result<OperationForMember, { readonly kind: "unknown-operation" }>> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const { organisationId } = actor;
    const known = z.uuid().safeParse(id).success && can(actor, "operation.read");
    const operation = known ? await selectOperation(transaction, { id, organisationId }) : undefined;
    if (operation === undefined || !isFor(actor, operation)) return refused({ kind: "unknown-operation" });
    const mayCommand = opensOperations(actor) && operation.organisationId === organisationId;
    const steps = await selectSteps(transaction, id);
    const sessions = await selectStepSessions(
      transaction,
      steps.flatMap(({ sessionNumber }) => sessionNumber ?? []),
    );
    const events = mayCommand ? await selectOperationEvents(transaction, id) : [];
    return ok({ operation, steps, sessions, events, mayCommand });
  });
}

/** A session of the catalogue that one may still enter, by its number in any case, spaces aside; null: there is none. */
export async function findStepSession(
  database: Database,
  actor: MemberActor,
  number: string,
): Promise<ShownSession | null> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const meant = numbersMeant(number);
    const open = (await selectStepSessions(transaction, meant)).filter(({ isClosed }) => !isClosed);
    return meant.flatMap((one) => open.filter((session) => session.number === one))[0] ?? null;
  });
}

/** The operations that a member sees, of one need or of all: at most 100. */
export function readOperations(
  database: Database,
  actor: MemberActor,
  needId: string | null = null,
): Promise<readonly ReadOperation[]> {
  if (!can(actor, "operation.read")) return Promise.resolve([]);
  const { organisationId } = actor;
  return inTransactionAs(database, actingFor(actor), async (transaction) =>
    (await listOperations(transaction, { organisationId, needId })).filter((operation) => isFor(actor, operation)),
  );
}

/** How many operations that gather people ask the member's body for some. */
export function countOperationsAsking(database: Database, actor: MemberActor): Promise<number> {
  if (!can(actor, "operation.read")) return Promise.resolve(0);
  return inTransactionAs(database, actingFor(actor), (transaction) => countAsking(transaction, actor.organisationId));
}

/** Row-level security says the same (`operation_read`). */
function isFor(actor: MemberActor, { organisationId, isAsked, needState, visibility }: ReadOperation): boolean {
  if (organisationId === actor.organisationId || isAsked) return true;
  if (!opensOperations(actor) || needState === null || visibility === null) return false;
  const sight = needSightOf(actor);
  return sight === "all" || ((needState === "confirmed" || needState === "qualified") && sight.includes(visibility));
}
