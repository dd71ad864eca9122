import { introducedText as words } from "#app/content/introduced.ts";
import { meetingHowWords, meetingPlace, meetingTime } from "#app/content/meetings.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { phoneShown } from "#app/platform/phone.ts";
import type { Introduced } from "#app/positioning/proposal/introduced-store.server.ts";
import { hasMeetingCome, meetingHows } from "#app/positioning/proposal/meeting.ts";
import { reasonsFor } from "#app/positioning/reasons.ts";
import type { IntroducedScreen } from "./introduced-people.tsx";

/** The need that a company is met for: where it is, and whom the company said to call. */
interface MetFor {
  readonly town: string;
  readonly contact: string;
}

/** Puts those who said yes into words for their company, at an instant. */
export function introducedScreens(
  introduced: readonly Introduced[],
  { town, contact }: MetFor,
  at: Date,
): readonly IntroducedScreen[] {
  const on = todayIso(at);
  const reasons = reasonsFor("pass-over", on).map(({ code, label }) => ({ value: code, label }));
  // The address that the company gave for somebody else serves again.
  const address = introduced.find(({ meetsHow }) => meetsHow === "place")?.meetsWhere ?? town;
  return introduced.map((person) => {
    const { proposalId, version, state, meetsOn, phone, mail } = person;
    return {
      ...{ id: proposalId, name: `${person.firstName} ${person.lastName}`, reasons, hows },
      phone: phone === null ? null : { label: phoneShown(phone), href: `tel:${phone}` },
      mail: mail === null ? null : { label: mail, href: `mailto:${mail}` },
      lines: linesOf(person),
      carried: { proposalId, version: String(version) },
      isToMeet: state === "to_meet",
      isOver: state === "to_meet" && hasMeetingCome(person, { on, at }),
      meeting: {
        meetsOn: meetsOn ?? "",
        meetsAt: person.meetsAt ?? "",
        meetsHow: person.meetsHow ?? "place",
        meetsWhere: person.meetsWhere ?? address,
        meetsAsk: person.meetsAsk ?? contact,
      },
    };
  });
}

const hows = meetingHows.map((value) => ({ value, label: meetingHowWords[value] }));

function linesOf({
  state,
  dueOn,
  meetsOn,
  phone,
  mail,
  skills,
  prescriber,
  ...meeting
}: Introduced): readonly string[] {
  return [
    ...(phone === null && mail === null ? [words.noContact] : []),
    ...(skills.length === 0 ? [] : [words.canDo(skills)]),
    ...(prescriber === null ? [] : [words.by(prescriber)]),
    ...(state === "to_meet" && meetsOn !== null
      ? [words.meets(meetingTime({ ...meeting, meetsOn })), ...meetingPlace({ ...meeting, meetsOn })]
      : [words.answerBy(dueOn)]),
  ];
}
