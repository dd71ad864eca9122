import { recordAudit } from "#app/access/audit-trail.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { answerProposal, type PersonAnswerRefusal } from "../proposal/answer-proposal.server.ts";
import type { PersonAnswer } from "../proposal/proposal-commands.ts";
import type { ProposalState } from "../proposal/proposal-states.ts";
import { lockProposal } from "../proposal/proposal-store.server.ts";
import { answerableProposals } from "./answer-link.ts";
import { type NoSuchLink, withProposalLink } from "./open-answer-link.server.ts";

export type ProposalAnswerRefusal =
  | NoSuchLink
  | PersonAnswerRefusal
  /** It changed since the page was shown. */
  | { readonly kind: "changed-meanwhile" };

const stateAsked = { agree: "agreed", join: "joined", decline: "declined", withdraw: "withdrawn" } as const;

/**
 * Carries out what whoever shows the link of a proposal says of it: as the person's own, for that proposal alone. Sent twice, it has one
 * effect. A no and a change of mind end what the link opens. `version`: the one their page showed.
 */
export function answerProposalByLink(
  database: Database,
  token: string,
  { version, command }: { readonly version: number; readonly command: PersonAnswer },
): Promise<Result<{ readonly state: ProposalState }, ProposalAnswerRefusal>> {
  const asked = stateAsked[command.name];
  return withProposalLink(
    database,
    token,
    async (transaction, { id }): Promise<Result<{ readonly state: ProposalState }, ProposalAnswerRefusal>> => {
      const locked = await lockProposal(transaction, id);
      if (locked === undefined) return refused({ kind: "no-such-link" });
      if (locked.state === asked) return ok({ state: locked.state });
      if (locked.version !== version) return refused({ kind: "changed-meanwhile" });
      const decidedBy = { by: "person", accountId: null, organisationId: null, at: now(), on: todayIso() } as const;
      const answered = await answerProposal(transaction, { locked, command }, decidedBy);
      if (!answered.ok) return answered;
      const facts = { version: answered.value.version };
      await recordAudit(transaction, {}, { action: `proposal.${command.name}`, resourceId: id, facts });
      return ok({ state: answered.value.state });
    },
    // A no that is sent again finds the proposal over, and is told what the first one saved.
    [...answerableProposals, asked],
  );
}
