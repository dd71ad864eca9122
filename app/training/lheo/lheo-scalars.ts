const MAX_HTTP_URL_CHARACTERS = 400;
const REGISTER_CODES = { RNCP: /^(?:RNCP)?\s*0*([1-9]\d{0,5})$/i, RS: /^(?:RS)?\s*0*([1-9]\d{0,5})$/i } as const;
const MAX_AMOUNT_CENTS = 2_000_000_000;

/** A whole number from zero to `max`, as LHÉO writes counts and hours; null when the text is not one. */
export function readCount(text: string, max = 99_999): number | null {
  if (!/^\d{1,9}$/.test(text)) return null;
  const count = Number(text);
  return count <= max ? count : null;
}

/** An amount in euros, French or English decimal mark, currency sign allowed, in cents; null when the text is not one. */
export function readCents(text: string): number | null {
  const match = /^(\d{1,8})(?:[.,](\d{1,2}))?$/.exec(text.replaceAll(/[\s\u00a0\u202f]|€|euros?$|ttc$/gi, ""));
  if (match === null) return null;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? "0").padEnd(2, "0"));
  return cents <= MAX_AMOUNT_CENTS ? cents : null;
}

/** A web address a page may link to; a scheme other than http or https (javascript:, data:) is none. */
export function readHttpUrl(text: string): string | null {
  const withScheme = /^www\./i.test(text) ? `http://${text}` : text;
  if (withScheme.length > MAX_HTTP_URL_CHARACTERS || !/^https?:\/\/[^\s<>"]+$/i.test(withScheme)) return null;
  return URL.canParse(withScheme) ? withScheme : null;
}

/** An e-mail address a page may link to. */
export function readEmail(text: string): string | null {
  return text.length <= 160 && /^[^\s<>"@]+@[^\s<>"@]+\.[^\s<>"@]+$/.test(text) ? text : null;
}

/** A phone number as the feed writes it. */
export function readPhone(text: string): string | null {
  return text !== "" && text.length <= 25 && /\d/.test(text) ? text : null;
}

/** The code of a fiche in its full form, `RNCP34441` or `RS5080`; LHÉO feeds often give the digits alone. */
export function readRegisterCode(register: "RNCP" | "RS", text: string): string | null {
  const digits = REGISTER_CODES[register].exec(text)?.[1];
  return digits === undefined ? null : `${register}${digits}`;
}

/** Whether a code only fills its place: RNCP00000, 00000000000000. */
export function isPlaceholderCode(code: string): boolean {
  return /^(?:RNCP|RS)?\s*[0\s]*0(?:BC\d*)?$/i.test(code);
}

/** Cuts a text at a bound, without splitting a character in two. */
export function cutAt(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\uD800-\uDBFF]$/, "");
}

/** Whether a text is longer than a bound counted in characters, as XML Schema counts them. */
export function isLongerThan(text: string, max: number): boolean {
  return text.length > max && [...text].length > max;
}
