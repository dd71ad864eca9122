import { answerPage } from "#app/content/answer-page.ts";
import { instantInWords } from "#app/content/dates.ts";
import { meetingCalendarOf } from "#app/positioning/answer/meeting-calendar.server.ts";
import type { OpenedProposal } from "#app/positioning/answer/open-answer-link.server.ts";
import { proposalScreen } from "#app/web/proposals/proposal-screen.server.ts";
import { callsOf } from "./calls-list.tsx";
import type { OtherNewsLine } from "./other-news-list.tsx";
import type { ProposalLinkScreen } from "./proposal-view.tsx";

/** Puts the proposal that a link opens into words, on a civil day. */
export function proposalLinkScreen(
  { proposal, reached, expiresAt }: OpenedProposal,
  { token, others, on }: { readonly token: string; readonly others: readonly OtherNewsLine[]; readonly on: string },
): ProposalLinkScreen {
  return {
    proposal: proposalScreen(proposal, reached, on),
    others,
    calls: callsOf({ phone: null, organisation: "", prescriber: proposal.prescriber }),
    agenda: meetingCalendarOf(proposal, on).length === 0 ? null : `/reponse/${token}/agenda`,
    until: answerPage.until(instantInWords(expiresAt)),
  };
}
