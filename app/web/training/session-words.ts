import { distanceInWords, hoursInWords } from "#app/content/amounts.ts";
import { capitalised } from "#app/content/capitalised.ts";
import { dateInWords, dayInWords, delayInWords, instantInWords, sinceDate } from "#app/content/dates.ts";
import { departementNames } from "#app/content/departements.ts";
import { sessionText } from "#app/content/training.ts";
import { modalityWords, paceWords, recruitingWords } from "#app/training/catalogue-words.ts";
import type { SessionSummary } from "#app/training/reading/training-view.ts";

/** What a session says about its places; the tone only doubles the words. */
export interface PlacesWords {
  readonly tone: "open" | "few" | "closed" | "unknown";
  readonly text: string;
}

const fewSeats = 3;

/** When one can start: a lead that can be read at a glance, and the exact day. */
export function startWords(
  session: Pick<SessionSummary, "startsOn" | "startsWithin" | "permanent">,
  todayIso: string,
): { readonly lead: string; readonly day: string | null } {
  const start = session.startsOn ?? session.startsWithin;
  if (session.permanent) {
    const isAhead = start !== null && start > todayIso;
    return { lead: sessionText.anyTime, day: isAhead ? sessionText.from(sinceDate(start)) : null };
  }
  if (session.startsOn === null) {
    if (session.startsWithin === null) return { lead: sessionText.noDate, day: null };
    return { lead: sessionText.within(dateInWords(session.startsWithin)), day: sessionText.dayToAsk };
  }
  const delay = delayInWords(session.startsOn, todayIso);
  const day = dayInWords(session.startsOn);
  return delay === null ? { lead: sessionText.started, day } : { lead: capitalised(delay), day };
}

/**
 * That it is cancelled, or over; places left when the portal manages them, else those of the feed, else that nobody said. Closed comes
 * first.
 */
export function placesWords(
  session: Pick<SessionSummary, "recruiting" | "cancelled" | "endsOn" | "seats">,
  todayIso: string,
): PlacesWords {
  if (session.cancelled) return { tone: "closed", text: sessionText.cancelled };
  if (session.endsOn !== null && session.endsOn < todayIso) return { tone: "closed", text: sessionText.over };
  const { funded, unfunded, left, asOf } = session.seats;
  if (session.recruiting === "closed" || session.recruiting === "suspended") {
    return { tone: "closed", text: recruitingWords[session.recruiting] };
  }
  if (left !== null) {
    if (left === 0) return { tone: "closed", text: sessionText.full };
    const at = asOf === null ? "" : sessionText.asOf(instantInWords(new Date(asOf)));
    return { tone: left <= fewSeats ? "few" : "open", text: `${sessionText.left(left)}${at}` };
  }
  if (funded === null && unfunded === null) return { tone: "unknown", text: sessionText.placesUnknown };
  return { tone: session.recruiting === "open" ? "open" : "unknown", text: seatsWords(funded, unfunded) };
}

/** "12 places financées, 3 autres places à payer": only those that somebody else pays are said to be funded. */
function seatsWords(funded: number | null, unfunded: number | null): string {
  if (funded === null) return sessionText.seatsUnfunded(unfunded ?? 0);
  const words = sessionText.funded(funded);
  return unfunded === null || unfunded === 0 ? words : sessionText.seatsBoth(words, unfunded);
}

/** "Maubeuge (Nord), à 2 km", or that it is followed from home. */
export function whereWords({ modality, place }: Pick<SessionSummary, "modality" | "place">): string {
  const { commune, distanceKm } = place;
  const far = distanceKm === null ? "" : `, ${distanceInWords(distanceKm)}`;
  const departement = departementNames[(place.insee ?? "").slice(0, 2)];
  const town =
    commune === "" ? sessionText.noTown : `${commune}${departement === undefined ? "" : ` (${departement})`}${far}`;
  if (modality === "remote") return modalityWords.remote;
  return modality === "mixed" ? `${town}, ${modalityWords.mixed.toLowerCase()}` : town;
}

/** "490 heures, temps plein". */
export function rhythmWords(session: Pick<SessionSummary, "hours" | "pace">): string | null {
  const parts = [
    session.hours === null ? null : hoursInWords(session.hours),
    session.pace === null ? null : paceWords[session.pace],
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(", ");
}
