/** Quantities in words. */

/** "1 formation", "34 formations". */
export function counted(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count < 2 ? one : many}`;
}

/** "12 480", with a narrow no-break space between thousands. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

/** "490 heures". */
export function hoursInWords(hours: number): string {
  return counted(hours, "heure", "heures");
}

/** "1 250 €", "9,50 €". */
export function eurosInWords(cents: number): string {
  const euros = Math.floor(cents / 100);
  const rest = cents % 100;
  return `${grouped(euros)}${rest === 0 ? "" : `,${String(rest).padStart(2, "0")}`} €`;
}

/** "sur place" under 1 km, then "à 12 km": the distance as the crow flies, whole kilometres. */
export function distanceInWords(distanceKm: number): string {
  return distanceKm < 1 ? "à moins de 1 km" : `à ${Math.round(distanceKm)} km`;
}
