import { followedFilePage } from "#app/content/followed-file.ts";
import { positionPage as words } from "#app/content/position-person.ts";
import type { PositioningRefusal } from "#app/positioning/decide-positioning.ts";
import { positioningRefusalWords } from "#app/positioning/positioning-refusal-words.ts";
import type { SubmitRefusal } from "#app/positioning/submit-positioning.server.ts";
import { type SuggestionRefusal, suggestionRefusalWords } from "#app/positioning/suggestion/suggestion-states.ts";

interface Plain {
  readonly kind:
    | "unknown-person"
    | "unknown-session"
    | "unknown-positioning"
    | "unknown-suggestion"
    | "unknown-funder"
    | "departement-missing"
    | "session-of-another"
    | "key-of-another-command"
    | "stale-version"
    | "already-suggested";
}
type Refusal = Plain | SubmitRefusal | PositioningRefusal | SuggestionRefusal;

/** Why a request could not be sent, and what to do. */
export function refusalWords(refusal: Refusal): string {
  switch (refusal.kind) {
    case "unknown-session":
    case "session-of-another":
      return words.unknownSession;
    case "already-suggested":
      return words.suggested;
    case "unknown-funder":
      return words.errors.funderCode;
    case "departement-missing":
      return words.errors.departement;
    case "key-of-another-command":
      return followedFilePage.usedKey;
    case "unknown-person":
    case "unknown-positioning":
    case "unknown-suggestion":
    case "stale-version":
      return followedFilePage.unknown;
    case "wrong-state":
    case "not-allowed":
      return words.suggested;
    case "delay-runs":
    case "session-begun":
    case "unknown-reason":
      return suggestionRefusalWords(refusal);
    default:
      return positioningRefusalWords(refusal);
  }
}

/** The field a refusal is about; null: the form as a whole. */
export function refusalField(kind: string): "funderCode" | "departement" | null {
  if (kind === "unknown-funder") return "funderCode";
  return kind === "departement-missing" ? "departement" : null;
}
