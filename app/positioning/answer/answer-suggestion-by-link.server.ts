import { recordAudit } from "#app/access/audit-trail.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { applySuggestion, decideOn } from "../suggestion/apply-suggestion.server.ts";
import type { SuggestionRefusal, SuggestionState } from "../suggestion/suggestion-states.ts";
import { lockSuggestion } from "../suggestion/suggestion-store.server.ts";
import { answerableSuggestions } from "./answer-link.ts";
import { type NoSuchLink, withSuggestionLink } from "./open-answer-link.server.ts";

/** What a person answers to a suggestion by their link. `version`: the one their page showed. */
export interface SuggestionLinkAnswer {
  readonly version: number;
  readonly name: "agree" | "refuse";
}

export type SuggestionAnswerRefusal =
  | NoSuchLink
  | SuggestionRefusal
  /** It changed since the page was shown. */
  | { readonly kind: "changed-meanwhile" };

const stateAsked = { agree: "agreed", refuse: "refused" } as const;

/**
 * Carries out the yes or the no of whoever shows the link of a suggestion: as the person's own, for that suggestion alone. Sent twice, it
 * has one effect. A no ends what the link opens. Whoever follows the person hears of it.
 */
export function answerSuggestionByLink(
  database: Database,
  token: string,
  { version, name }: SuggestionLinkAnswer,
): Promise<Result<{ readonly state: SuggestionState }, SuggestionAnswerRefusal>> {
  return withSuggestionLink(
    database,
    token,
    async (transaction, { id }): Promise<Result<{ readonly state: SuggestionState }, SuggestionAnswerRefusal>> => {
      const locked = await lockSuggestion(transaction, id);
      const session = locked === undefined ? null : await readBookableSession(transaction, locked.sessionId);
      if (locked === undefined || session === null) return refused({ kind: "no-such-link" });
      if (locked.state === stateAsked[name]) return ok({ state: locked.state });
      if (locked.version !== version) return refused({ kind: "changed-meanwhile" });
      const on = todayIso();
      const decidedBy = { by: "person", accountId: null, organisationId: null, at: now(), on } as const;
      const command = { name, reason: null };
      const decided = decideOn({ locked, session }, command, decidedBy);
      if (!decided.ok) return decided;
      const next = await applySuggestion(transaction, { locked, command, decision: decided.value, decidedBy });
      await recordAudit(transaction, {}, { action: `suggestion.${name}`, resourceId: id, facts: { version: next } });
      return ok({ state: decided.value.state });
    },
    // A no that is sent again finds the suggestion over, and is told what the first one saved.
    name === "refuse" ? [...answerableSuggestions, stateAsked.refuse] : answerableSuggestions,
  );
}
