/**
 * The level of a certification, 1 to 8 (décret 2019-14), out of the ways registers write it: « niveau7 », « NIV3 », « 6 ». Null when the
 * register gives none (« REPRISE », empty, the Répertoire spécifique).
 */
export function registerLevel(text: string): number | null {
  const digit = /^(?:niveau|niv)?\s*([1-8])$/i.exec(text.trim())?.[1];
  return digit === undefined ? null : Number(digit);
}

/** A date of a register, `2024-08-31` or `31/08/2024`, as ISO; null when empty, undefined when it is no date. */
export function registerDate(text: string): string | null | undefined {
  if (text === "") return null;
  const french = /^([0-9]{2})\/([0-9]{2})\/([0-9]{4})$/.exec(text);
  const iso = french === null ? text : `${french[3]}-${french[2]}-${french[1]}`;
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(iso)) return undefined;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? undefined : iso;
}
