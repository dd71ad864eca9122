import { saidHowWords } from "#app/content/contact-channels.ts";
import { meetingPlace, meetingTime } from "#app/content/meetings.ts";
import { proposalPage as words } from "#app/content/proposals.ts";
import { goesOn, isDrafting } from "#app/needs/operations/operation-states.ts";
import { phoneShown } from "#app/platform/phone.ts";
import type { AnsweredProposal } from "#app/positioning/answer/answered-proposal-store.server.ts";
import type { Reached } from "#app/positioning/proposal/introduction-store.server.ts";
import { proposalStateWords } from "#app/positioning/proposal/proposal-words.ts";
import { reasonsFor } from "#app/positioning/reasons.ts";
import type { Option } from "#app/ui/fields/select-field.tsx";
import { offerFacts } from "./offer-facts.ts";
import type { ProposalScreen } from "./proposal-answer.tsx";
import { notedAnswer } from "./proposal-of-file.ts";

/** Puts a proposal into words for its person, on a civil day. `reached`: the contacts of their file. */
export function proposalScreen(proposal: AnsweredProposal, reached: Reached | null, on: string): ProposalScreen {
  const { id, version, state, dueOn, meetsOn, jobLabel, companyName, prescriber, skills, operationState } = proposal;
  const { saidHow, notedOn, notedCommand } = proposal;
  const isEnded = state === "joined" && operationState !== null && !goesOn(operationState);
  const isOpen = state === "proposed";
  const isOfOperation = proposal.operationId !== null;
  const isIntroduced = state === "agreed" || state === "to_meet";
  return {
    ...{
      id,
      job: jobLabel,
      facts: offerFacts(proposal),
      isOfOperation,
      stage: isOpen ? "open" : state === "joined" && !isEnded ? "joined" : isIntroduced ? "introduced" : "over",
    },
    lines: [
      ...(prescriber === "" ? [] : [words.from(prescriber)]),
      ...(isOpen
        ? [isOfOperation ? words.joinLede : words.lede]
        : [isEnded ? words.operationEnded : `${proposalStateWords[state].person.replace(/\.$/, "")}.`]),
      ...(saidHow === null || notedOn === null
        ? []
        : [words.noted(notedAnswer(notedCommand), saidHowWords[saidHow], notedOn)]),
      ...(isOfOperation && proposal.path.length > 0 && isGoing(state)
        ? [words.joinPath(proposal.path, operationState !== null && isDrafting(operationState))]
        : []),
      ...((isOpen || state === "agreed") && companyName === null && !isOfOperation ? [words.hides] : []),
      ...(isOpen && dueOn !== null ? [words.answerBy(dueOn)] : []),
      ...(state === "agreed" && dueOn !== null ? [words.waits(dueOn)] : []),
      ...(state === "to_meet" && meetsOn !== null
        ? [words.meets(meetingTime({ ...proposal, meetsOn })), ...meetingPlace({ ...proposal, meetsOn })]
        : []),
    ],
    carried: { proposalId: id, version: String(version) },
    ways: waysOf(reached),
    skills: skills.map((label, place) => ({ value: String(place), label })),
    reasons: [
      { value: "", label: words.noReason },
      ...reasonsFor("decline-offer", on).map(({ code, personLabel }) => ({ value: code, label: personLabel })),
    ],
  };
}

function isGoing(state: AnsweredProposal["state"]): boolean {
  return state === "proposed" || state === "joined";
}

function waysOf(reached: Reached | null): readonly Option[] {
  const { phone = null, mail = null } = reached ?? {};
  return [
    ...(phone === null ? [] : [{ value: "phone", label: words.ways.phone(phoneShown(phone)) }]),
    ...(mail === null ? [] : [{ value: "mail", label: words.ways.mail(mail) }]),
    { value: "page", label: words.ways.page },
  ];
}
