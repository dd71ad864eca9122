import { regionalHelp } from "#app/content/help.ts";
import { trainingPage as words } from "#app/content/training.ts";
import type { MeetingView, TrainingDetail } from "#app/training/reading/training-detail.ts";
import type { ContactLinks, Linked } from "./contact-links.ts";
import { meetingWords } from "./session-card.ts";

/** One thing to do, with the link that does it. */
export interface ApplyStep {
  readonly text: string;
  readonly link: Linked | null;
}

/** « Information collective » in LHÉO dict-modalite-recrutement. */
const informationMeeting = 9;

/** How it goes from here: choose, call, come to the meeting, tell one's adviser. */
export function applySteps(training: TrainingDetail, contact: ContactLinks): readonly ApplyStep[] {
  const { apply } = words;
  const meeting = training.sessions
    .flatMap((session) => session.meetings)
    .filter((one) => one.kind === informationMeeting && dateOf(one) !== "")
    .sort((a, b) => dateOf(a).localeCompare(dateOf(b)))[0];
  return [
    ...(training.sessions.length === 0 ? [] : [{ text: apply.choose, link: null }]),
    contactStep(contact),
    ...(meeting === undefined ? [] : [{ text: apply.meeting(afterColon(meetingWords(meeting))), link: null }]),
    { text: apply.adviser, link: null },
    { text: apply.help, link: { label: regionalHelp.phoneShown, href: regionalHelp.phoneLink } },
  ];
}

function dateOf({ startsOn, startsWithin, endsOn, endsWithin }: MeetingView): string {
  return startsOn ?? startsWithin ?? endsOn ?? endsWithin ?? "";
}

function contactStep({ phone, email, website }: ContactLinks): ApplyStep {
  const { apply } = words;
  if (phone !== null) return { text: apply.callPhone, link: phone };
  if (email !== null) return { text: apply.callMail, link: email };
  if (website !== null) return { text: apply.callSite, link: website };
  return { text: apply.callOther, link: null };
}

function afterColon(text: string): string {
  const at = text.indexOf(" : ");
  return at === -1 ? text : text.slice(at + 3);
}
