import { dayInWords } from "#app/content/dates.ts";
import { operationsPage as words } from "#app/content/operations.ts";
import { toldOperationText as told } from "#app/content/operations-of-need.ts";
import type { ToldOperation } from "#app/needs/operations/operation-people-store.server.ts";
import { goesOn } from "#app/needs/operations/operation-states.ts";
import type { ReadOperation } from "#app/needs/operations/operation-store.server.ts";
import { operationStateWords } from "#app/needs/operations/operation-words.ts";

/** An operation of a list, in words. */
export interface OperationLine {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly hints: readonly string[];
}

/** The operation of a need that a member's body already has under way. */
export function ownGoingOn(
  operations: readonly ReadOperation[],
  { organisationId }: { readonly organisationId: string },
): ReadOperation | undefined {
  return operations.find((operation) => operation.organisationId === organisationId && goesOn(operation.state));
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

/** An operation as the company of its need reads it, a label and its value a line. */
export type ToldOperationLine = readonly { readonly label: string; readonly value: string }[];

/** Puts an operation into words for the company of its need. */
export function toldOperation({ state, places, gathersUntil, joined, entered }: ToldOperation): ToldOperationLine {
  const about = (count: number | null): string => (count === null ? told.few : told.about(count));
  return [
    { label: told.state, value: operationStateWords[state] },
    { label: told.places, value: String(places) },
    ...(state === "gathering" ? [{ label: told.until, value: dayInWords(gathersUntil) }] : []),
    { label: told.joined, value: about(joined) },
    { label: told.entered, value: about(entered) },
  ];
}
