import type { ReactElement } from "react";
import { meetingCalendar } from "#app/content/answer-page.ts";
import { proposalPage as words } from "#app/content/proposals.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { ProposalAnswer, type ProposalScreen } from "#app/web/proposals/proposal-answer.tsx";
import type { ProposalFormRefusal } from "#app/web/proposals/proposal-forms.server.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { type Calls, CallsList } from "./calls-list.tsx";
import { type OtherNewsLine, OtherNewsList } from "./other-news-list.tsx";

/** The page of the link of a proposal, in words. It names no person. */
export interface ProposalLinkScreen {
  readonly proposal: ProposalScreen;
  readonly others: readonly OtherNewsLine[];
  readonly calls: Calls;
  readonly until: string;
  /** The address of the file of the meeting to come; null: none. */
  readonly agenda: string | null;
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
      <h1 tabIndex={-1}>{proposal.isOfOperation ? words.joinTitle : words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <FactPairs facts={proposal.facts} />
      <h2>{words.answer}</h2>
      {proposal.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {screen.agenda === null ? null : (
        <p>
          <a href={screen.agenda} download>
            {meetingCalendar.link}
          </a>
        </p>
      )}
      <ProposalAnswer screen={proposal} refusal={refusal} />
      <OtherNewsList others={others} />
      <CallsList calls={calls} />
      <p className="hint">{until}</p>
    </div>
  );
}
