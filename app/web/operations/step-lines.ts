import { pathStepText as words } from "#app/content/operations.ts";
import { stepKindWords } from "#app/needs/operations/operation-words.ts";
import type { PathStep } from "#app/needs/operations/path-step.ts";
import type { ShownSession } from "#app/needs/operations/step-session.ts";

/** A step of a path, in words. `to`: the page of its training; null: it has no session of the catalogue. */
export interface StepLine {
  readonly title: string;
  readonly lines: readonly string[];
  readonly hints: readonly string[];
  readonly to: string | null;
}

/** Puts a step into words. `session`: as the catalogue has it now; null: it has none, or no longer. */
export function stepLine(step: PathStep, session: ShownSession | null): StepLine {
  const { kind, label, sessionNumber, organisationName, startsOn, endsOn, funder, isDated, isFunded } = step;
  const isToFind = sessionNumber === null && startsOn === null;
  const when = words.dates(startsOn, endsOn);
  return {
    title: `${stepKindWords[kind]}\u00a0: ${label}`,
    lines: [
      ...(organisationName === null ? [] : [`${words.at(organisationName)}.`]),
      ...(isToFind ? [kind === "immersion" ? `${words.toSet}.` : `${words.toFind}.`] : [`${when}.`]),
    ],
    hints: [
      ...(sessionNumber === null ? [] : [`${leftOf(session)}.`]),
      `${words.datesAre(isDated)}. ${words.funderIs(funder, isFunded)}.`,
    ],
    to: session === null ? null : `/formations/${encodeURIComponent(session.trainingNumber)}`,
  };
}

function leftOf(session: ShownSession | null): string {
  if (session === null) return words.gone;
  return session.left === null ? words.noLeft : words.left(session.left);
}
