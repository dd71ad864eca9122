import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import type { HeldRefusal } from "#app/positioning/held-for-command.server.ts";
import type { StayRefusal } from "#app/positioning/stay/decide-stay.ts";
import { stayRefusalWords } from "#app/positioning/stay/stay-words.ts";
import { refusedPersonWords } from "#app/routes/sessions/shared/refused-person-words.ts";

/** Why a declaration was refused, and what to do. */
export function stayWordsOf(refusal: StayRefusal | HeldRefusal | KeyRefusal): string {
  switch (refusal.kind) {
    case "stale-version":
    case "unknown-positioning":
    case "key-of-another-command":
      return refusedPersonWords({ refusal, stateRead: null });
    default:
      return stayRefusalWords(refusal);
  }
}
