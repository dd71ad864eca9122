import { introducedText as words } from "#app/content/introduced.ts";
import { phoneShown } from "#app/platform/phone.ts";
import type { Introduced } from "#app/positioning/proposal/introduced-store.server.ts";
import { reasonsFor } from "#app/positioning/reasons.ts";
import type { IntroducedScreen } from "./introduced-people.tsx";

/** Puts those who said yes into words for their company, on a civil day. */
export function introducedScreens(introduced: readonly Introduced[], on: string): readonly IntroducedScreen[] {
  const reasons = reasonsFor("pass-over", on).map(({ code, label }) => ({ value: code, label }));
  return introduced.map(({ proposalId, version, state, dueOn, meetsOn, phone, mail, skills, prescriber, ...who }) => ({
    ...{ id: proposalId, name: `${who.firstName} ${who.lastName}`, reasons },
    phone: phone === null ? null : { label: phoneShown(phone), href: `tel:${phone}` },
    mail: mail === null ? null : { label: mail, href: `mailto:${mail}` },
    lines: [
      ...(phone === null && mail === null ? [words.noContact] : []),
      ...(skills.length === 0 ? [] : [words.canDo(skills)]),
      ...(prescriber === null ? [] : [words.by(prescriber)]),
      state === "to_meet" && meetsOn !== null ? words.meetsOn(meetsOn) : words.answerBy(dueOn),
    ],
    carried: { proposalId, version: String(version) },
    isToMeet: state === "to_meet",
    isOver: state === "to_meet" && meetsOn !== null && meetsOn <= on,
  }));
}
