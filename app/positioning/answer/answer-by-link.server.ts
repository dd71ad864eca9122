import { recordAudit } from "#app/access/audit-trail.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { applyDecision, factsOf } from "../apply-decision.server.ts";
import { decidePositioning, type PositioningRefusal } from "../decide-positioning.ts";
import type { PositioningState } from "../positioning-states.ts";
import { lockPositioning } from "../positioning-store.server.ts";
import { answerableStates } from "./answer-link.ts";
import { type NoSuchLink, withAnswerLink } from "./open-answer-link.server.ts";

/** What a person answers by their link. `version`: the one their page showed. */
export interface LinkAnswer {
  readonly version: number;
  readonly command: { readonly name: "confirm" } | { readonly name: "decline"; readonly reason: string };
}

export type AnswerRefusal =
  | NoSuchLink
  | PositioningRefusal
  /** What was proposed changed since the page was shown. */
  | { readonly kind: "changed-meanwhile" };

const stateAsked = { confirm: "enrolled", decline: "declined" } as const;

/**
 * Carries out the answer of whoever shows a link: as the person's own, for that positioning alone. Sent twice, it has one effect: the
 * second finds the state it asked for. A no ends what the link opens.
 */
export function answerByLink(
  database: Database,
  token: string,
  { version, command }: LinkAnswer,
): Promise<Result<{ readonly state: PositioningState }, AnswerRefusal>> {
  return withAnswerLink(
    database,
    token,
    async (transaction, { id }): Promise<Result<{ readonly state: PositioningState }, AnswerRefusal>> => {
      const held = await lockPositioning(transaction, id);
      const session = held === undefined ? null : await readBookableSession(transaction, held.sessionId);
      if (held === undefined || session === null) return refused({ kind: "no-such-link" });
      if (held.state === stateAsked[command.name]) return ok({ state: held.state });
      if (held.version !== version) return refused({ kind: "changed-meanwhile" });
      const on = todayIso();
      const at = now();
      const decided = decidePositioning(factsOf(held, session), command, { by: "person", on });
      if (!decided.ok) return decided;
      const decidedBy = { by: "person", accountId: null, organisationId: null, at, on } as const;
      const next = await applyDecision(transaction, { held, decision: decided.value, command, decidedBy });
      const entry = { action: `positioning.${command.name}`, resourceId: id, facts: { version: next } } as const;
      await recordAudit(transaction, {}, entry);
      return ok({ state: decided.value.state });
    },
    // A no that is sent again finds the positioning over, and is told what the first one saved.
    command.name === "decline" ? [...answerableStates, stateAsked.decline] : answerableStates,
  );
}
