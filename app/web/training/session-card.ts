import { counted, eurosInWords, hoursInWords } from "#app/content/amounts.ts";
import { capitalised } from "#app/content/capitalised.ts";
import { dateInWords, periodInWords, timeInWords } from "#app/content/dates.ts";
import { trainingPage as words } from "#app/content/training.ts";
import { funderWords, levelWords, modalityWords, paceWords, recruitingWords } from "#app/training/catalogue-words.ts";
import { isFundedBy } from "#app/training/funding.ts";
import type { AddressView, MeetingView, SessionDetail } from "#app/training/reading/training-detail.ts";
import { paymentWords } from "./payment-words.ts";
import { type PlacesWords, placesWords, startWords, whereWords } from "./session-words.ts";

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
  /** Where a professional positions somebody on it; null: nobody is taken on it. */
  readonly position: string | null;
}

/** Puts a session into words. */
export function sessionCard(session: SessionDetail, levelIn: number | null, todayIso: string): SessionCard {
  return {
    anchor: sessionAnchor(session.number),
    start: startWords(session, todayIso),
    where: whereWords(session),
    places: placesWords(session, todayIso),
    payer: paymentWords(session.payment),
    practical: practicalFacts(session, todayIso),
    meetings: session.meetings.map(meetingWords),
    entry: entryFacts(session, levelIn),
    money: moneyFacts(session),
    isFree: session.payment.toPay === "nothing",
    aids: aidFacts(session),
    blocks: session.blocks.map(({ label }) => label),
    isSimulated: session.isSimulated,
    position: isTakingNobody(session) ? null : `/positionner?session=${encodeURIComponent(session.number)}`,
  };
}

function isTakingNobody({ recruiting }: SessionDetail): boolean {
  return recruiting === "closed" || recruiting === "suspended";
}

/** An id may hold neither spaces nor quotes; feeds may. */
export function sessionAnchor(number: string): string {
  return `session-${number.replaceAll(/[^\w-]/g, "-")}`;
}

function facts(entries: readonly (readonly [string, string | null])[]): readonly TextFact[] {
  return entries.flatMap(([label, text]) => (text === null || text.trim() === "" ? [] : [{ label, text }]));
}

function practicalFacts(session: SessionDetail, todayIso: string): readonly TextFact[] {
  const { workload } = session;
  const paces = workload.paces.map((pace) => paceWords[pace]).join(", ");
  return facts([
    [
      words.period,
      capitalisedOrNull(periodInWords(session.startsOn ?? session.startsWithin, session.endsOn ?? session.endsWithin)),
    ],
    [words.address, addressWords(session.address)],
    [words.modality, modalityWords[session.modality]],
    [words.hours, hoursFact(workload)],
    [words.pace, workload.paceText ?? (paces === "" ? null : capitalised(paces))],
    [words.alternation, usefulText(workload.alternation)],
    [words.recruiting, recruitingWords[session.recruiting]],
    [words.enrolment, capitalisedOrNull(enrolmentWords(session.enrolment, todayIso))],
    [words.enrolmentAddress, session.enrolment.address],
    [words.sessionNumber, session.number],
  ]);
}

/** The period while it is not over, then what the organisation writes of it. */
function enrolmentWords(enrolment: SessionDetail["enrolment"], todayIso: string): string | null {
  const from = enrolment.from ?? enrolment.fromWithin;
  const to = enrolment.to ?? enrolment.toWithin;
  const isOver = to !== null && todayIso.slice(0, to.length) > to;
  const period = periodInWords(isOver ? null : from, to);
  const parts = [period !== null && isOver ? words.enrolmentOver(period) : period, enrolment.text];
  return parts.filter((part) => part !== null).join(". ");
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
  const who = capitalised(funderWords[code] ?? label);
  if (seats === null) return who;
  return `${who} : ${isFundedBy(code) ? words.fundedSeats(seats) : words.seats(seats)}`;
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
  const { startTime, endTime } = meeting;
  const start = meeting.startsOn ?? meeting.startsWithin;
  const end = meeting.endsOn ?? meeting.endsWithin;
  const isOneDate = start !== null && (end === null || end === start);
  const day = isOneDate ? dateInWords(start) : periodInWords(start, end);
  const time = startTime === null ? null : timeInWords(startTime);
  const hours = time === null ? null : endTime === null ? time : `de ${time} à ${timeInWords(endTime)}`;
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
