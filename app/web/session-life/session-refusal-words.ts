import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import { sessionLifeRefusals as words } from "#app/content/session-life.ts";
import type { CommandSessionRefusal } from "#app/positioning/session-life/command-session.server.ts";
import { sessionRefusalWords, sessionStateWords } from "#app/training/seats/session-words.ts";

/** Why a command on a session was refused, and what to do. */
export function sessionWordsOf(refusal: CommandSessionRefusal | KeyRefusal): string {
  switch (refusal.kind) {
    case "stale-version":
      return words.stale(sessionStateWords[refusal.state]);
    case "session-not-managed":
      return words.unmanaged;
    case "key-of-another-command":
      return words.usedKey;
    case "step-up-needed":
      return words.factor;
    default:
      return sessionRefusalWords(refusal);
  }
}
