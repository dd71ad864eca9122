import { aidFactWords as words } from "#app/content/aids.ts";
import { eurosInWords } from "#app/content/amounts.ts";
import { saidHowWords } from "#app/content/contact-channels.ts";
import { dayInWords, dayOfInstant } from "#app/content/dates.ts";
import { aidSchemeWords } from "#app/positioning/aid/aid-scheme-words.ts";
import type { AidSchemeCode } from "#app/positioning/aid/aid-schemes.ts";
import { aidEventWords, aidReasonWords } from "#app/positioning/aid/aid-words.ts";
import type { AidTerms } from "#app/positioning/aid/decide-aid.ts";
import type { AidEventRead } from "#app/positioning/aid/read-aid-store.server.ts";

interface Fact {
  readonly label: string;
  readonly value: string;
}

interface Shown extends AidTerms {
  readonly provider: string;
  readonly scheme: AidSchemeCode;
  readonly grantedCents: number | null;
}

/** What a training is and costs; what is not known has no line. */
export function termsFacts({ startsOn, endsOn, hours, companyHours, costCents }: AidTerms): readonly Fact[] {
  return [
    { label: words.starts, value: dayInWords(startsOn) },
    ...(endsOn === null ? [] : [{ label: words.ends, value: dayInWords(endsOn) }]),
    ...(hours === null ? [] : [{ label: words.hours, value: words.hoursInWords(hours, companyHours) }]),
    ...(costCents === null ? [] : [{ label: words.cost, value: eurosInWords(costCents) }]),
  ];
}

/** The facts of an aid that everybody who reads it reads. */
export function aidFacts(aid: Shown): readonly Fact[] {
  const { grantedCents } = aid;
  return [
    { label: words.provider, value: aid.provider },
    { label: words.scheme, value: aidSchemeWords[aid.scheme].name },
    ...termsFacts(aid),
    ...(grantedCents === null ? [] : [{ label: words.granted, value: eurosInWords(grantedCents) }]),
  ];
}

/** A history, in words. */
export function aidHistory(events: readonly AidEventRead[]) {
  return events.map(({ version, command, at, organisation, reason, saidHow, startsOn, costCents, grantedCents }) => ({
    key: String(version),
    title: aidEventWords[command],
    hints: [
      [dayOfInstant(at), organisation].filter((part) => part !== null).join(", "),
      ...(saidHow === null ? [] : [saidHowWords[saidHow]]),
      ...(reason === null ? [] : [`${words.reason} : ${aidReasonWords(command, reason)}`]),
      ...(command === "quote" ? [`${words.starts} : ${dayInWords(startsOn)}`] : []),
      ...(command === "quote" && costCents !== null ? [`${words.cost} : ${eurosInWords(costCents)}`] : []),
      ...(grantedCents === null ? [] : [`${words.granted} : ${eurosInWords(grantedCents)}`]),
    ],
  }));
}
