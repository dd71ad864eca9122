import { aidFactWords, aidForMemberPage as words } from "#app/content/aids.ts";
import { dayInWords } from "#app/content/dates.ts";
import { aidMemberStateWords, aidStateReasonWords, aidWhyWords } from "#app/positioning/aid/aid-words.ts";
import type { AidRead } from "#app/positioning/aid/read-aids.server.ts";
import { aidFacts, aidHistory, termsFacts } from "#app/web/aids/aid-facts.ts";
import { eurosTyped } from "#app/web/needs/typed-pay.ts";

/** One request for the organisation that is asked for a quote, or for the Region, in words. */
export function aidForMemberScreen({ aid, reader, events }: AidRead, key: string) {
  const { prescriber, applicant, filedOn, reason, dueOn, state } = aid;
  const isFunder = reader === "funder";
  const [mayQuote, mayDecide] = [!isFunder && state === "quote_asked", isFunder && state === "sent"];
  return {
    ...{ key, version: String(aid.version), title: words.title(aid.title) },
    state: aidMemberStateWords[reader][state],
    facts: [
      ...(applicant === null ? [] : [{ label: aidFactWords.applicant, value: applicant }]),
      ...(prescriber === "" ? [] : [{ label: aidFactWords.prescriber, value: prescriber }]),
      ...(isFunder ? aidFacts(aid) : termsFacts(aid)),
      ...(isFunder ? [{ label: aidFactWords.why, value: aidWhyWords[aid.why] }] : []),
      ...(filedOn === null || !isFunder ? [] : [{ label: aidFactWords.filed, value: dayInWords(filedOn) }]),
      ...(dueOn !== null && (mayQuote || mayDecide) ? [{ label: words.due, value: aidFactWords.before(dueOn) }] : []),
      ...(reason === null ? [] : [{ label: aidFactWords.reason, value: aidStateReasonWords(state, reason) }]),
    ],
    may: { quote: mayQuote, decide: mayDecide },
    quote: {
      ...{ startsOn: aid.startsOn, endsOn: aid.endsOn ?? "", hours: String(aid.hours ?? "") },
      ...{ companyHours: String(aid.companyHours ?? ""), cost: eurosTyped(aid.costCents) },
    },
    cost: eurosTyped(aid.costCents),
    history: aidHistory(events),
  };
}

export type AidForMemberScreen = ReturnType<typeof aidForMemberScreen>;
