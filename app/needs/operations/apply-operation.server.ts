import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { OperationDecision } from "./decide-operation.ts";
import type { OperationCommander, OperationCommandName } from "./operation-states.ts";
import { addOperationEvent, changeOperation, type HeldOperation } from "./operation-store.server.ts";

/** In whose name a decision is written, at one instant. `on`: its civil day. */
export interface OperationDecidedBy {
  readonly by: OperationCommander;
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly at: Date;
  readonly on: string;
}

interface Applied {
  readonly held: HeldOperation;
  readonly command: OperationCommandName;
  readonly decision: OperationDecision;
  readonly decidedBy: OperationDecidedBy;
}

/** Writes a decision: the operation at its next version, and its line of history. Answers the version. */
export async function applyOperation(
  transaction: ActingTransaction,
  { held, command, decision, decidedBy }: Applied,
): Promise<number> {
  if (!(await changeOperation(transaction, held, decision))) {
    throw new Error(`Operation ${held.id} changed while its row was locked`);
  }
  const version = held.version + 1;
  await recordOperation(transaction, {
    ...{ operationId: held.id, version, fromState: held.state, command, decision, decidedBy },
  });
  return version;
}

interface Recorded extends Pick<Applied, "command" | "decision" | "decidedBy"> {
  readonly operationId: string;
  readonly version: number;
  readonly fromState: HeldOperation["state"] | null;
}

/** Writes the line of history of a decision. */
export async function recordOperation(transaction: ActingTransaction, recorded: Recorded): Promise<void> {
  const { operationId, version, fromState, command, decision, decidedBy } = recorded;
  const { by, accountId, organisationId, at } = decidedBy;
  await addOperationEvent(transaction, {
    ...{ operationId, version, command, fromState, toState: decision.state, reason: decision.reason, at },
    ...{ byCommander: by, byAccountId: accountId, byOrganisationId: organisationId },
  });
}
