import { operationsPage as words } from "#app/content/operations.ts";
import type { ReadOperation } from "#app/needs/operations/operation-store.server.ts";
import { operationStateWords } from "#app/needs/operations/operation-words.ts";

/** An operation of a list, in words. */
export interface OperationLine {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly hints: readonly string[];
}

/** Puts an operation into the words of a list, for a member of an organisation. */
export function operationLine(operation: ReadOperation, readerId: string): OperationLine {
  const { id, jobLabel, town, state, places, gathersUntil, organisationId, organisationName, isAsked } = operation;
  return {
    id,
    title: `${jobLabel}, ${town}`,
    lines: [operationStateWords[state], ...(isAsked && state === "gathering" ? [words.isAsked] : [])],
    hints: [
      `${organisationId === readerId ? words.mine : words.by(organisationName)}. ${words.wanted(places)}.`,
      ...(state === "gathering" ? [`${words.until(gathersUntil)}.`] : []),
    ],
  };
}
