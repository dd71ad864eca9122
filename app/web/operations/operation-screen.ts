import { dayInWords, instantInWords } from "#app/content/dates.ts";
import { operationPage as words } from "#app/content/operations.ts";
import { cancelReasonWords, isCancelReason } from "#app/needs/operations/cancel-reasons.ts";
import { goesOn, isDrafting, type OperationState } from "#app/needs/operations/operation-states.ts";
import { operationDoneWords, operationStateWords } from "#app/needs/operations/operation-words.ts";
import type { OperationForMember } from "#app/needs/operations/read-operations.server.ts";
import { MOST_POSITIONED } from "#app/positioning/most-positioned.ts";
import type { GatheredPerson } from "#app/positioning/operation/gathered-store.server.ts";
import type { Gathered } from "#app/positioning/operation/read-gathered.server.ts";
import { proposalStateWords } from "#app/positioning/proposal/proposal-words.ts";
import { stepLine } from "./step-lines.ts";

/** Puts an operation into the words of its page. */
export function operationScreen({ operation, steps, sessions, events, mayCommand }: OperationForMember) {
  const { id, needId, state, jobLabel, town, organisationName, places, gathersUntil, reason, communeCode } = operation;
  const sessionOf = new Map(sessions.map((session) => [session.number, session]));
  return {
    ...{ id, version: String(operation.version), needId: communeCode === null ? null : needId },
    title: words.title(jobLabel, town),
    // The need was filled or stopped meanwhile, or is no longer shown to those who prescribe.
    over: goesOn(state) && operation.needState !== "qualified" ? words.needOver : null,
    facts: [
      { label: words.facts.state, value: operationStateWords[state] },
      ...(reason !== null && isCancelReason(reason)
        ? [{ label: words.facts.reason, value: cancelReasonWords[reason] }]
        : []),
      { label: words.facts.by, value: organisationName },
      { label: words.facts.places, value: String(places) },
      { label: words.facts.until, value: dayInWords(gathersUntil) },
    ],
    pathLede: isDrafting(state) ? words.pathLede : words.pathSet,
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

/**
 * Puts the people of an operation into the words of its page. `positionings`: by session of the path, whom its referent may position now.
 */
export function gatheredScreen({ operation, steps }: OperationForMember, { counts, people, near }: Gathered) {
  const { id, needId, state, places } = operation;
  const labelOf = new Map(steps.map(({ sessionNumber, label }) => [sessionNumber, label]));
  const named = (person: { readonly firstName: string; readonly lastName: string }): string =>
    `${person.lastName} ${person.firstName}`;
  const joined = people.filter((person) => person.state === "joined");
  return {
    counts:
      counts === null
        ? []
        : countedKeys.map((key) => ({
            label: words.counted[key],
            value: key === "joined" || key === "hired" ? words.ofWanted(counts[key], places) : String(counts[key]),
          })),
    people: people.map((person) => ({
      ...{ key: person.personFileId, title: named(person) },
      lines: [
        saidOf(person.state, state),
        ...(person.sessions.length === 0
          ? []
          : [words.positioned(person.sessions.map((number) => labelOf.get(number) ?? number))]),
      ],
      next: nextWith(person, { id, needId, state }),
    })),
    positionings:
      state !== "running"
        ? []
        : steps.flatMap(({ sessionNumber, label }) => {
            if (sessionNumber === null) return [];
            const who = joined.filter(({ sessions }) => !sessions.includes(sessionNumber)).slice(0, MOST_POSITIONED);
            if (who.length === 0) return [];
            const search = new URLSearchParams({ session: sessionNumber });
            for (const { personFileId } of who) search.append("personne", personFileId);
            return [
              { key: sessionNumber, count: who.length, title: words.onSession(label), to: `/positionner?${search}` },
            ];
          }),
    near:
      state !== "gathering"
        ? null
        : near.map((person) => ({
            ...{ key: person.personFileId, title: named(person), hints: [person.town] },
            to: `/personnes/${person.personFileId}/besoins/${needId}?operation=${id}`,
          })),
  };
}

function saidOf(person: GatheredPerson["state"], operation: OperationState): string {
  if (person === "proposed") return words.waits;
  if (person === "joined") return goesOn(operation) ? words.said : words.hadSaid;
  return proposalStateWords[person].prescriber;
}

/** What whoever follows somebody does next with them; null: nothing. */
function nextWith(
  { personFileId, state }: GatheredPerson,
  operation: { readonly id: string; readonly needId: string; readonly state: OperationState },
) {
  const needs = `/personnes/${personFileId}/besoins`;
  if (!goesOn(operation.state)) return null;
  if (state === "proposed") return { label: words.note, to: needs };
  if (state === "joined") return { label: words.seeSaid, to: needs };
  if (operation.state !== "gathering") return null;
  return { label: words.proposeAgain, to: `${needs}/${operation.needId}?operation=${operation.id}` };
}

const countedKeys = ["organisations", "proposed", "joined", "positioned", "entered", "finished", "hired"] as const;

export type GatheredScreen = ReturnType<typeof gatheredScreen>;

export type OperationScreen = ReturnType<typeof operationScreen>;
