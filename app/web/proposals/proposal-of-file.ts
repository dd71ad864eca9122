import { saidHowWords } from "#app/content/contact-channels.ts";
import { meetingPlace, meetingTime } from "#app/content/meetings.ts";
import { personNeedsPage as words } from "#app/content/proposals.ts";
import type { ProposalOfFile } from "#app/positioning/answer/answered-proposal-store.server.ts";
import { reasonOfCode } from "#app/positioning/reasons.ts";

/** The yes or the no that was noted for somebody. */
export function notedAnswer(command: ProposalOfFile["notedCommand"]): "oui" | "non" {
  return command === "decline" ? "non" : "oui";
}

/** What whoever follows the person reads of a proposal, besides its job and its state. */
export function proposalFacts(one: ProposalOfFile): readonly string[] {
  const { state, companyName, town, dueOn, meetsOn, reason, saidHow, notedOn, notedCommand } = one;
  const why = reason === null ? null : (reasonOfCode(reason)?.label ?? null);
  return [
    companyName === null ? town : `${companyName}, ${town}`,
    ...(state === "to_meet" && meetsOn !== null
      ? [words.meets(meetingTime({ ...one, meetsOn })), ...meetingPlace({ ...one, meetsOn })]
      : []),
    ...((state === "proposed" || state === "agreed") && dueOn !== null ? [words.answerBy(dueOn)] : []),
    ...(why === null ? [] : [words.why(why)]),
    ...(saidHow === null || notedOn === null
      ? []
      : [words.noted(notedAnswer(notedCommand), saidHowWords[saidHow], notedOn)]),
  ];
}
