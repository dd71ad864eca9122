import { counted, eurosInWords, hoursInWords } from "#app/content/amounts.ts";
import { dayInWords, periodInWords, timeInWords } from "#app/content/dates.ts";
import { trainingPage as words } from "#app/content/training.ts";
import { funderWords, levelWords, modalityWords, paceWords, recruitingWords } from "#app/content/vocabulary.ts";
import type { AddressView, MeetingView, SessionDetail } from "#app/training/reading/training-detail.ts";
import { capitalised, type PlacesWords, payerWords, placesWords, startWords, whereWords } from "./session-words.ts";

export interface TextFact {
  readonly label: string;
  readonly text: string;
}

/** One date of a training: the summary one chooses by, then everything else, heading by heading. */
export interface SessionCard {
  /** The anchor of the session on the page. */
  readonly anchor: string;
  readonly start: { readonly lead: string; readonly day: string | null };
  readonly where: string;
  readonly places: PlacesWords;
  readonly payer: string;
  readonly practical: readonly TextFact[];
  readonly meetings: readonly string[];
  readonly entry: readonly TextFact[];
  readonly money: readonly TextFact[];
  readonly isFree: boolean;
  readonly aids: readonly TextFact[];
  readonly blocks: readonly string[];
  readonly isSimulated: boolean;
}

/** Puts a session into words. */
export function sessionCard(session: SessionDetail, levelIn: number | null, todayIso: string): SessionCard {
  return {
    anchor: sessionAnchor(session.number),
    start: startWords(session, todayIso),
    where: whereWords(session),
    places: placesWords(session),
    payer: payerWords(session.funders),
    practical: practicalFacts(session),
    meetings: session.meetings.map(meetingWords),
    entry: entryFacts(session, levelIn),
    money: moneyFacts(session),
    isFree: session.payers.some((payer) => payer.class === "collective"),
    aids: aidFacts(session),
    blocks: session.blocks.map(({ label }) => label),
    isSimulated: session.isSimulated,
  };
}

/** An id may hold neither spaces nor quotes; feeds may. */
export function sessionAnchor(number: string): string {
  return `session-${number.replaceAll(/[^\w-]/g, "-")}`;
}

function facts(entries: readonly (readonly [string, string | null])[]): readonly TextFact[] {
  return entries.flatMap(([label, text]) => (text === null || text.trim() === "" ? [] : [{ label, text }]));
}

function practicalFacts(session: SessionDetail): readonly TextFact[] {
  const { workload, enrolment } = session;
  const paces = workload.paces.map((pace) => paceWords[pace]).join(", ");
  const enrolments = [periodInWords(enrolment.from, enrolment.to), enrolment.text].filter((part) => part !== null);
  return facts([
    [words.period, capitalisedOrNull(periodInWords(session.startsOn, session.endsOn))],
    [words.address, addressWords(session.address)],
    [words.modality, modalityWords[session.modality]],
    [words.hours, hoursFact(workload)],
    [words.pace, workload.paceText ?? (paces === "" ? null : capitalised(paces))],
    [words.alternation, usefulText(workload.alternation)],
    [words.recruiting, recruitingWords[session.recruiting]],
    [words.enrolment, enrolments.length === 0 ? null : capitalised(enrolments.join(". "))],
    [words.enrolmentAddress, enrolment.address],
  ]);
}

function hoursFact({ totalHours, centreHours, companyHours, duration }: SessionDetail["workload"]): string | null {
  if (totalHours === null) return duration;
  const split =
    centreHours === null || companyHours === null || companyHours === 0
      ? ""
      : `, ${words.hoursSplit(hoursInWords(centreHours), hoursInWords(companyHours))}`;
  return `${hoursInWords(totalHours)}${split}${duration === null ? "" : ` (${duration})`}`;
}

function entryFacts({ entry }: SessionDetail, levelIn: number | null): readonly TextFact[] {
  const publics = entry.publics.map(({ code, label }) => (code === everybodyCode ? words.everybody : label));
  const level = levelIn === null ? undefined : levelWords[levelIn];
  const levelText = entry.isEntryLevelRequired ? words.levelRequired : words.levelAdvised;
  return facts([
    [words.publics, [...publics, ...(entry.publicsText === null ? [] : [entry.publicsText])].join(", ")],
    [words.level, level === undefined || levelIn === 1 ? words.levelNone : capitalised(levelText(level))],
    [words.conditions, usefulText(entry.conditions) ?? words.noConditions],
  ]);
}

/** Formacode of « tout public ». */
const everybodyCode = "83056";

function moneyFacts({ payers, cost, purchase }: SessionDetail): readonly TextFact[] {
  const price = [
    cost.totalCents === null ? null : eurosInWords(cost.totalCents),
    cost.hourlyCents === null ? null : `${eurosInWords(cost.hourlyCents)} ${words.perHour}`,
  ].filter((part) => part !== null);
  return facts([
    [words.payer, payers.map((payer) => payerFact(payer.code, payer.label, payer.fundedSeats)).join(" ; ")],
    [words.price, price.join(", ")],
    [words.remaining, cost.remainingText],
    [words.funding, cost.fundingText],
    [words.purchase, purchase === null ? null : purchaseFact(purchase)],
  ]);
}

function payerFact(code: string, label: string, seats: number | null): string {
  const who = capitalised(funderWords[code]?.words ?? label);
  return seats === null ? who : `${who} : ${words.fundedSeats(seats)}`;
}

function purchaseFact({ kind, label, orderedHours, usedHours }: NonNullable<SessionDetail["purchase"]>): string {
  const hours =
    orderedHours === null
      ? ""
      : ` (${words.purchaseHours(hoursInWords(orderedHours), usedHours === null ? null : hoursInWords(usedHours))})`;
  return `${words.purchaseKinds[kind]} : ${label}${hours}`;
}

function aidFacts({ aids, accessibility }: SessionDetail): readonly TextFact[] {
  return [
    { label: words.transport, text: aids.transport ?? words.notGiven },
    { label: words.meals, text: aids.meals ?? words.notGiven },
    { label: words.lodging, text: aids.lodging ?? words.notGiven },
    { label: words.accessibility, text: accessibility ?? words.notGiven },
  ];
}

/** "Information collective : lundi 4 janvier 2027, de 9 h à 12 h, à distance (18 places)". */
export function meetingWords(meeting: MeetingView): string {
  const { startsOn, endsOn, startTime, endTime } = meeting;
  const isOneDay = startsOn !== null && (endsOn === null || endsOn === startsOn);
  const day = isOneDay ? dayInWords(startsOn) : periodInWords(startsOn, endsOn);
  const start = startTime === null ? null : timeInWords(startTime);
  const hours = start === null ? null : endTime === null ? start : `de ${start} à ${timeInWords(endTime)}`;
  const place = meeting.isRemote ? words.remoteMeeting : meeting.address;
  const when = [day, hours, place].filter((part) => part !== null && part !== "").join(", ");
  const seats = meeting.seats === null ? "" : ` (${counted(meeting.seats, "place", "places")})`;
  const comment = meeting.comment === null ? "" : `. ${meeting.comment}`;
  return `${meeting.label}${when === "" ? "" : ` : ${when}`}${seats}${comment}`;
}

export function addressWords({ name, line, postalCode, commune }: AddressView): string {
  const town = [postalCode, commune].filter((part) => part !== null && part !== "").join(" ");
  const parts = [name, line === name ? null : line, town];
  return parts.filter((part) => part !== null && part !== "").join(", ");
}

/** Feeds fill compulsory texts with a dash. */
function usefulText(text: string | null): string | null {
  return text === null || /^[\s\-–.]*$/.test(text) ? null : text;
}

function capitalisedOrNull(text: string | null): string | null {
  return text === null ? null : capitalised(text);
}
