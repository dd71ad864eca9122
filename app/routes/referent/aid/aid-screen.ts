import { aidFactWords, aidPage as words } from "#app/content/aids.ts";
import { dayInWords } from "#app/content/dates.ts";
import { isActiveAid } from "#app/positioning/aid/aid-delays.ts";
import { aidSchemeWords } from "#app/positioning/aid/aid-scheme-words.ts";
import { type AidCommandName, aidTransitions } from "#app/positioning/aid/aid-states.ts";
import { aidAudiences } from "#app/positioning/aid/aid-told.ts";
import { aidStands, aidStateReasonWords, aidWhyWords } from "#app/positioning/aid/aid-words.ts";
import { awaitsYes } from "#app/positioning/aid/decide-aid.ts";
import { latestDayOf } from "#app/positioning/aid/explain-aid.ts";
import type { AidOfFile } from "#app/positioning/aid/read-aids.server.ts";
import { channelToTell } from "#app/positioning/notices/channel-to-tell.ts";
import { aidFacts, aidHistory } from "#app/web/aids/aid-facts.ts";
import { schemeScreen } from "#app/web/aids/scheme-screen.ts";
import { eurosTyped } from "#app/web/needs/typed-pay.ts";

/** One aid for whoever follows the person, in words on a civil day: what may be done is what the machine offers them. */
export function aidScreen(
  { file, aid, compared, events, hasProvider }: AidOfFile,
  { key, on }: { readonly key: string; readonly on: string },
) {
  const { scheme } = compared;
  const { state, startsOn, dueOn, filedOn, reason, costCents } = aid;
  const may = (command: AidCommandName): boolean =>
    aidTransitions.some((row) => row.command === command && row.by.includes("prescriber") && row.from.includes(state));
  const latestOn = latestDayOf(scheme, startsOn);
  const isUnsent = isActiveAid(state) && state !== "sent";
  const lack = events.findLast(({ command }) => command === "return")?.reason;
  const isYesAwaited = awaitsYes(aid);
  const asksAgain = isYesAwaited && state === "complete";
  const answers = state === "sent" && !scheme.readHere;
  return {
    ...{ key, id: aid.id, personId: file.id, version: String(aid.version), state: aidStands(aid, "prescriber") },
    title: words.title(aid.title),
    forWhom: words.forWhom(`${file.firstName} ${file.lastName}`),
    facts: [
      ...aidFacts(aid),
      { label: aidFactWords.where, value: aidSchemeWords[aid.scheme].where },
      { label: aidFactWords.why, value: aidWhyWords[aid.why] },
      ...(filedOn === null ? [] : [{ label: aidFactWords.filed, value: dayInWords(filedOn) }]),
      ...(isUnsent && latestOn !== null ? [{ label: aidFactWords.latest, value: aidFactWords.before(latestOn) }] : []),
      ...(dueOn !== null && isActiveAid(state)
        ? [{ label: aidFactWords.due[isYesAwaited ? "draft" : state], value: aidFactWords.before(dueOn) }]
        : []),
      ...(reason === null ? [] : [{ label: aidFactWords.reason, value: aidStateReasonWords(state, reason) }]),
    ],
    training: aid.trainingNumber === null ? null : `/formations/${encodeURIComponent(aid.trainingNumber)}`,
    isTooLate: isUnsent && latestOn !== null && latestOn < on,
    wait: asksAgain ? words.waits.yesAgain : waitOf(state, scheme.readHere, channelToTell(file)),
    noteLede: words.noteLede[channelToTell(file)],
    scheme: schemeScreen(compared),
    quote: {
      ...{ startsOn, endsOn: aid.endsOn ?? "", hours: String(aid.hours ?? "") },
      ...{ companyHours: String(aid.companyHours ?? ""), cost: eurosTyped(costCents) },
    },
    cost: eurosTyped(costCents),
    today: on,
    may: {
      noteYes: may("agree") && isYesAwaited,
      noteNo: may("decline"),
      askQuote: may("ask-quote") && hasProvider,
      noProvider: state === "agreed" && !hasProvider,
      quote: may("quote"),
      supply: may("supply") && lack !== "quote",
      send: may("send") && !asksAgain && scheme.readHere,
      file: may("send") && !asksAgain && !scheme.readHere,
      answer: answers,
      enter: may("enter") && startsOn <= on,
      cancel: may("cancel"),
    },
    where: aidSchemeWords[aid.scheme].where,
    cancelFollows: words.cancelFollows(
      aidAudiences({ command: "cancel", by: "prescriber", from: state, readHere: scheme.readHere, asksAgain }),
      state === "accepted" ? aid.grantedCents : null,
    ),
    goOn: goOn(aid, file.id, on),
    again:
      state === "refused" || state === "expired" || state === "declined" || state === "cancelled"
        ? `/personnes/${file.id}/aides/nouvelle${aid.sessionNumber === null ? "" : `?session=${encodeURIComponent(aid.sessionNumber)}`}`
        : null,
    history: aidHistory(events),
  };
}

export type AidScreen = ReturnType<typeof aidScreen>;

/** What comes while somebody else has the next word; null: it is the reader's. */
function waitOf(
  state: AidOfFile["aid"]["state"],
  readHere: boolean,
  channel: ReturnType<typeof channelToTell>,
): string | null {
  if (state === "draft") return words.waits.draft[channel];
  if (state === "quote_asked") return words.waits.quote_asked;
  return state === "sent" && readHere ? words.waits.sent : null;
}

/** Once it is accepted: where the person is positioned, or when the entry is noted. */
function goOn({ state, sessionNumber, startsOn }: AidOfFile["aid"], personId: string, on: string) {
  if (state !== "accepted") return null;
  return {
    position:
      sessionNumber === null || startsOn <= on
        ? null
        : `/personnes/${personId}/positionner?session=${encodeURIComponent(sessionNumber)}`,
    enter: startsOn > on ? words.enterLede(startsOn) : null,
  };
}
