import { recordAudit } from "#app/access/audit-trail.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { AidState } from "../aid/aid-states.ts";
import { type HeldAid, lockAid } from "../aid/aid-store.server.ts";
import { applyAid, decideOnAid } from "../aid/apply-aid.server.ts";
import { type AidDecisionRefusal, needsAnotherYes } from "../aid/decide-aid.ts";
import { answerableAids } from "./answer-link.ts";
import { type NoSuchLink, withAidLink } from "./open-answer-link.server.ts";

/** What a person answers to an aid by their link. `version`: the one their page showed. */
export interface AidLinkAnswer {
  readonly version: number;
  readonly name: "agree" | "decline";
}

export type AidLinkRefusal =
  | NoSuchLink
  | AidDecisionRefusal
  /** It changed since the page was shown. */
  | { readonly kind: "changed-meanwhile" };

/**
 * Carries out the yes or the no of whoever shows the link of an individual aid: as the person's own, for that request alone. Sent twice,
 * it has one effect. A no ends what the link opens.
 */
export function answerAidByLink(
  database: Database,
  token: string,
  { version, name }: AidLinkAnswer,
): Promise<Result<{ readonly state: AidState }, AidLinkRefusal>> {
  return withAidLink(
    database,
    token,
    async (transaction, { id }): Promise<Result<{ readonly state: AidState }, AidLinkRefusal>> => {
      const held = await lockAid(transaction, id);
      if (held === undefined) return refused({ kind: "no-such-link" });
      if (isSaid(held, name)) return ok({ state: held.state });
      if (held.version !== version) return refused({ kind: "changed-meanwhile" });
      const decidedBy = { by: "person", accountId: null, organisationId: null, at: now(), on: todayIso() } as const;
      const decided = decideOnAid(held, { name }, decidedBy);
      if (!decided.ok) return decided;
      const next = await applyAid(transaction, { held, command: { name }, decision: decided.value, decidedBy });
      await recordAudit(transaction, {}, { action: `aid.${name}`, resourceId: id, facts: { version: next } });
      return ok({ state: decided.value.state });
    },
    // A no that is sent again finds the request over, and is told what the first one saved.
    name === "decline" ? [...answerableAids, "declined"] : answerableAids,
  );
}

/** Has the person said it of what is held? */
function isSaid(held: HeldAid, name: AidLinkAnswer["name"]): boolean {
  if (name === "decline") return held.state === "declined";
  return held.state === "agreed" || (held.state === "complete" && !needsAnotherYes(held));
}
