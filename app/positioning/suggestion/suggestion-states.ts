import { assertNever, ok, type Result, refused } from "#app/platform/result.ts";
import { findRow, landingState, type StepRefusal, type TransitionRow } from "#app/platform/state-machine.ts";
import { addWorkingDays } from "#app/platform/working-days.ts";
import { delaysOn } from "../delays.ts";
import type { PositioningCommander } from "../positioning-states.ts";
import { reasonsFor } from "../reasons.ts";

/** A session that a referent suggests: nothing is sent to the organisation before the person said yes. */
export const suggestionStates = ["open", "agreed", "refused", "taken_back", "lapsed", "positioned"] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** What can be asked of a suggestion. */
export const suggestionCommands = ["suggest", "agree", "refuse", "take-back", "lapse", "position"] as const;
export type SuggestionCommandName = (typeof suggestionCommands)[number];

type Guard = "known-reason" | "overdue" | "to-come";
type Row = TransitionRow<SuggestionState, SuggestionCommandName, PositioningCommander, Guard>;

/** The machine of a suggestion. Its positioning begins with `position`, through the machine of positionings. */
export const suggestionTransitions: readonly Row[] = [
  { command: "suggest", from: [null], to: "open", by: ["prescriber"], guards: ["to-come"] },
  { command: "agree", from: ["open"], to: "agreed", by: ["person", "prescriber"], guards: [] },
  {
    command: "refuse",
    from: ["open", "agreed"],
    to: "refused",
    by: ["person", "prescriber"],
    guards: ["known-reason"],
  },
  { command: "take-back", from: ["open", "agreed"], to: "taken_back", by: ["prescriber"], guards: [] },
  { command: "lapse", from: ["open", "agreed"], to: "lapsed", by: ["portal"], guards: ["overdue"] },
  { command: "position", from: ["agreed"], to: "positioned", by: ["prescriber"], guards: [] },
];

/** What people read of a suggestion. */
export const suggestionStateWords = {
  open: { prescriber: "Proposée à la personne", person: "Votre référent vous propose cette formation" },
  agreed: { prescriber: "La personne est d’accord", person: "Vous avez dit oui" },
  refused: { prescriber: "La personne ne souhaite pas", person: "Vous avez dit non" },
  taken_back: { prescriber: "Proposition retirée", person: "Votre référent a retiré cette proposition" },
  lapsed: { prescriber: "Sans réponse", person: "Le délai pour répondre est passé" },
  positioned: { prescriber: "Demande envoyée", person: "Votre demande est envoyée" },
} as const satisfies Readonly<Record<SuggestionState, Readonly<Record<"prescriber" | "person", string>>>>;

/** What a decision looks at. `answerBy`: the last day to answer; `startsOn`: of the session, null when not known or permanent. */
export interface SuggestionFacts {
  readonly state: SuggestionState | null;
  readonly answerBy: string | null;
  readonly startsOn: string | null;
}

export type SuggestionRefusal =
  | StepRefusal<SuggestionState, SuggestionCommandName>
  | { readonly kind: "unknown-reason"; readonly reason: string }
  | { readonly kind: "delay-runs"; readonly until: string | null }
  | { readonly kind: "session-begun"; readonly startsOn: string };

/** The new state, and the last day to answer while somebody has to. */
export interface SuggestionDecision {
  readonly state: SuggestionState;
  readonly answerBy: string | null;
}

/** What a command does to a suggestion, or why not. A reason of refusal may be said: the person owes none. */
export function decideSuggestion(
  facts: SuggestionFacts,
  command: { readonly name: SuggestionCommandName; readonly reason: string | null },
  { by, on }: { readonly by: PositioningCommander; readonly on: string },
): Result<SuggestionDecision, SuggestionRefusal> {
  const row = findRow(suggestionTransitions, { state: facts.state, command: command.name, by });
  if (!row.ok) return row;
  for (const guard of row.value.guards) {
    const refusal = refusalOf(guard, { facts, reason: command.reason, on });
    if (refusal !== null) return refused(refusal);
  }
  const state = landingState(row.value, facts.state);
  const waits = state === "open" || state === "agreed";
  return ok({ state, answerBy: waits ? addWorkingDays(on, delaysOn(on).suggestionWorkingDays) : null });
}

function refusalOf(
  guard: Guard,
  { facts, reason, on }: { readonly facts: SuggestionFacts; readonly reason: string | null; readonly on: string },
): SuggestionRefusal | null {
  switch (guard) {
    case "known-reason":
      if (reason === null || reasonsFor("decline", on).some(({ code }) => code === reason)) return null;
      return { kind: "unknown-reason", reason };
    case "overdue":
      return hasLapsed(facts, on) ? null : { kind: "delay-runs", until: facts.answerBy };
    case "to-come":
      return facts.startsOn === null || facts.startsOn > on
        ? null
        : { kind: "session-begun", startsOn: facts.startsOn };
    default:
      return assertNever(guard);
  }
}

function hasLapsed({ answerBy, startsOn }: SuggestionFacts, on: string): boolean {
  return (answerBy !== null && answerBy < on) || (startsOn !== null && startsOn <= on);
}

/** What happened and what to do, for whoever gave a command that was refused. */
export function suggestionRefusalWords(refusal: SuggestionRefusal): string {
  switch (refusal.kind) {
    case "not-allowed":
      return "Votre rôle ne permet pas cette action sur une proposition.";
    case "wrong-state":
      return "Cette proposition a déjà reçu une réponse, ou n’existe pas. Rechargez la page.";
    case "unknown-reason":
      return "Ce motif n’est pas dans la liste. Choisissez-en un autre.";
    case "delay-runs":
      return "La personne a encore le temps de répondre.";
    case "session-begun":
      return "La session a commencé. Proposez une autre session.";
    default:
      return assertNever(refusal);
  }
}
