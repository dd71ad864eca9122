import { recordAudit } from "#app/access/audit-trail.server.ts";
import { type NoSuchLink, noteHiring, withNeedLink } from "#app/needs/answer-need.server.ts";
import type { NeedRefusal } from "#app/needs/decide-need.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { applyProposal, decideOnProposal } from "./apply-proposal.server.ts";
import type { ProposalRefusal } from "./decide-proposal.ts";
import { type Introduced, listIntroduced, readCompanyName } from "./introduced-store.server.ts";
import type { CompanyAnswer } from "./proposal-commands.ts";
import { lockProposal } from "./proposal-store.server.ts";

export type CompanyAnswerRefusal =
  | NoSuchLink
  | ProposalRefusal
  | NeedRefusal
  /** Another need's, not agreed to yet, or withdrawn since: told alike. */
  | { readonly kind: "unknown-proposal" }
  | { readonly kind: "changed-meanwhile" };

/** Who was introduced to the company of a link, and whom it may still answer. Nothing is told of anybody before their yes. */
export function readIntroduced(database: Database, token: string): Promise<Result<readonly Introduced[], NoSuchLink>> {
  return withNeedLink<readonly Introduced[], never>(database, token, async (transaction, { needId }) =>
    ok(await listIntroduced(transaction, needId)),
  );
}

/**
 * Carries out what a company says, by the link of its need, of somebody who was introduced to it. Whoever it hires counts among those its
 * need looks for, in the same transaction: the need is then filled, or looks for the others. `version`: the one that its page showed.
 */
export function answerIntroduced(
  database: Database,
  token: string,
  said: { readonly proposalId: string; readonly version: number; readonly command: CompanyAnswer },
): Promise<Result<null, CompanyAnswerRefusal>> {
  return withNeedLink<null, CompanyAnswerRefusal>(database, token, async (transaction, { needId }) => {
    const { proposalId, version: read, command } = said;
    const locked = await lockProposal(transaction, proposalId);
    if (locked === undefined) return refused({ kind: "unknown-proposal" });
    if (locked.version !== read) return refused({ kind: "changed-meanwhile" });
    const decidedBy = { by: "company", accountId: null, organisationId: null, at: now(), on: todayIso() } as const;
    const decided = decideOnProposal(locked, command, decidedBy);
    if (!decided.ok) return decided;
    if (command.name === "hire") {
      const counted = await noteHiring(transaction, needId);
      if (!counted.ok) return counted;
    }
    // A company that hides is named to the person once it says that it meets them.
    const isNamed = command.name === "meet" && locked.companyName === null;
    const correction = isNamed ? { companyName: await readCompanyName(transaction, needId) } : {};
    const version = await applyProposal(transaction, {
      locked,
      command,
      decision: decided.value,
      decidedBy,
      correction,
    });
    const entry = { action: `proposal.${command.name}`, resourceId: proposalId, facts: { version } } as const;
    await recordAudit(transaction, {}, entry);
    return ok(null);
  });
}
