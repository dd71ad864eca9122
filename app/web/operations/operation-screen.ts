import { dayInWords, instantInWords } from "#app/content/dates.ts";
import { operationPage as words } from "#app/content/operations.ts";
import { cancelReasonWords, isCancelReason } from "#app/needs/operations/cancel-reasons.ts";
import { goesOn, isDrafting } from "#app/needs/operations/operation-states.ts";
import { operationDoneWords, operationStateWords } from "#app/needs/operations/operation-words.ts";
import type { OperationForMember } from "#app/needs/operations/read-operations.server.ts";
import { stepLine } from "./step-lines.ts";

/** Puts an operation into the words of its page. */
export function operationScreen({ operation, steps, sessions, events, mayCommand }: OperationForMember) {
  const { id, needId, state, jobLabel, town, organisationName, places, gathersUntil, reason, communeCode } = operation;
  const sessionOf = new Map(sessions.map((session) => [session.number, session]));
  return {
    ...{ id, version: String(operation.version), needId: communeCode === null ? null : needId },
    title: words.title(jobLabel, town),
    facts: [
      { label: words.facts.state, value: operationStateWords[state] },
      ...(reason !== null && isCancelReason(reason)
        ? [{ label: words.facts.reason, value: cancelReasonWords[reason] }]
        : []),
      { label: words.facts.by, value: organisationName },
      { label: words.facts.places, value: String(places) },
      { label: words.facts.until, value: dayInWords(gathersUntil) },
    ],
    steps: steps.map((step, place) => ({
      ...stepLine(step, sessionOf.get(step.sessionNumber ?? "") ?? null),
      key: `${place} ${step.label}`,
      change: mayCommand && isDrafting(state) ? `/mon-organisation/operations/${id}/etape?place=${place}` : null,
    })),
    mayChange: mayCommand && isDrafting(state),
    moves: mayCommand
      ? {
          confirm: isDrafting(state),
          start: state === "path_confirmed",
          end: state === "running",
          cancel: goesOn(state),
        }
      : null,
    reasons: Object.entries(cancelReasonWords).map(([value, label]) => ({ value, label })),
    history: events.map(({ version, command, at }) => ({
      ...{ key: String(version), title: operationDoneWords[command], line: instantInWords(at) },
    })),
  };
}

export type OperationScreen = ReturnType<typeof operationScreen>;
