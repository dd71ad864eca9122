/** Dates in words, as people say them. ISO days in, French out. */

const days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"] as const;
const months = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
] as const;
const dayMs = 86_400_000;

function utcDay(isoDay: string): Date {
  return new Date(`${isoDay.slice(0, 10)}T00:00:00Z`);
}

/** "11 janvier 2027", "1er mars 2027". */
export function dayAndMonth(isoDay: string): string {
  const date = utcDay(isoDay);
  const day = date.getUTCDate();
  return `${day === 1 ? "1er" : day} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "lundi 11 janvier 2027". */
export function dayInWords(isoDay: string): string {
  return `${days[utcDay(isoDay).getUTCDay()]} ${dayAndMonth(isoDay)}`;
}

/** "janvier 2027" for "2027-01". */
export function monthInWords(isoMonth: string): string {
  const date = utcDay(`${isoMonth}-01`);
  return `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "lundi 11 janvier 2027", "janvier 2027", "2027". */
export function dateInWords(iso: string): string {
  if (iso.length === 4) return iso;
  return iso.length === 7 ? monthInWords(iso) : dayInWords(iso);
}

/** "aujourd’hui", "demain", "dans 5 jours", "dans 3 semaines", "dans 4 mois"; null once the day has passed. */
export function delayInWords(isoDay: string, todayIso: string): string | null {
  const count = Math.round((utcDay(isoDay).getTime() - utcDay(todayIso).getTime()) / dayMs);
  if (count < 0) return null;
  if (count === 0) return "aujourd’hui";
  if (count === 1) return "demain";
  if (count < 14) return `dans ${count} jours`;
  if (count < 60) return `dans ${Math.round(count / 7)} semaines`;
  return `dans ${Math.round(count / 30.44)} mois`;
}

/**
 * "du 11 janvier 2027 au 7 mai 2027", "à partir du 11 janvier 2027", "jusqu’au 7 mai 2027", "de mars 2027 à mai 2027", "en mars 2027";
 * null when nothing is known.
 */
export function periodInWords(startsOn: string | null, endsOn: string | null): string | null {
  if (startsOn !== null && endsOn !== null) {
    if (startsOn !== endsOn)
      return `${since(startsOn, shortDate(startsOn))} ${isDay(endsOn) ? "au" : "à"} ${shortDate(endsOn)}`;
    return `${isDay(startsOn) ? "le" : "en"} ${dateInWords(startsOn)}`;
  }
  if (startsOn !== null) return `à partir ${since(startsOn, shortDate(startsOn))}`;
  if (endsOn !== null) return `jusqu’${isDay(endsOn) ? "au" : "en"} ${shortDate(endsOn)}`;
  return null;
}

function isDay(iso: string): boolean {
  return iso.length > 7;
}

function shortDate(iso: string): string {
  return isDay(iso) ? dayAndMonth(iso) : dateInWords(iso);
}

/** "du lundi 11 janvier 2027", "de mars 2027", "d’avril 2027": what follows "à partir". */
export function sinceDate(iso: string): string {
  return since(iso, dateInWords(iso));
}

function since(iso: string, words: string): string {
  if (isDay(iso)) return `du ${words}`;
  return /^[ao]/.test(words) ? `d’${words}` : `de ${words}`;
}

/** "9 h", "13 h 30"; the text as it came when it is no time of day. */
export function timeInWords(time: string): string {
  const match = /^(\d{1,2}):(\d{2})/.exec(time);
  if (match === null) return time;
  const minutes = match[2] === "00" ? "" : `\u00a0${match[2]}`;
  return `${Number(match[1])}\u00a0h${minutes}`;
}

const parisClock = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
const parisDay = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** "samedi 21 novembre 2026 à 9 h 05", Paris time. */
export function instantInWords(instant: Date): string {
  return `${dayInWords(parisDay.format(instant))} à ${timeInWords(parisClock.format(instant))}`;
}

/** The hour of an instant by the clock of Paris, 0 to 23. */
export function parisHour(instant: Date): number {
  return Number(parisClock.format(instant).slice(0, 2)) % 24;
}

/** "09:05": the time of an instant by the clock of Paris. */
export function parisTime(instant: Date): string {
  return parisClock.format(instant).replace(/^24/, "00");
}

/** "21 novembre 2026": the day of an instant, Paris time. */
export function dayOfInstant(instant: Date): string {
  return dayAndMonth(parisDay.format(instant));
}
