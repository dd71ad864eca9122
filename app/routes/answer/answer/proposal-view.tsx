import type { ReactElement } from "react";
import { answerPage } from "#app/content/answer-page.ts";
import { instantInWords } from "#app/content/dates.ts";
import { proposalPage as words } from "#app/content/proposals.ts";
import type { OpenedProposal } from "#app/positioning/answer/open-answer-link.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { ProposalAnswer, type ProposalScreen, proposalScreen } from "#app/web/proposals/proposal-answer.tsx";
import type { ProposalFormRefusal } from "#app/web/proposals/proposal-forms.server.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { type Calls, CallsList, callsOf } from "./calls-list.tsx";
import { type OtherNewsLine, OtherNewsList } from "./other-news-list.tsx";

/** The page of the link of a proposal, in words. It names no person. */
interface ProposalLinkScreen {
  readonly proposal: ProposalScreen;
  readonly others: readonly OtherNewsLine[];
  readonly calls: Calls;
  readonly until: string;
}

/** Puts the proposal that a link opens into words, on a civil day. */
export function proposalLinkScreen(
  { proposal, reached, expiresAt }: OpenedProposal,
  others: readonly OtherNewsLine[],
  on: string,
): ProposalLinkScreen {
  return {
    proposal: proposalScreen(proposal, reached, on),
    others,
    calls: callsOf({ phone: null, organisation: "", prescriber: proposal.prescriber }),
    until: answerPage.until(instantInWords(expiresAt)),
  };
}

interface ProposalViewProps {
  readonly screen: ProposalLinkScreen;
  readonly refusal: ProposalFormRefusal | undefined;
}

export function ProposalView({ screen, refusal }: ProposalViewProps): ReactElement {
  const { proposal, others, calls, until } = screen;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <FactPairs facts={proposal.facts} />
      <h2>{words.answer}</h2>
      {proposal.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ProposalAnswer screen={proposal} refusal={refusal} />
      <OtherNewsList others={others} />
      <CallsList calls={calls} />
      <p className="hint">{until}</p>
    </div>
  );
}
