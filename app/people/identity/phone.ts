import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { z } from "zod";

/** Where a number without a country code may be from: the mainland, then the departments overseas, each with numbers of its own. */
const HOME: readonly CountryCode[] = ["FR", "RE", "GP", "MQ", "GF", "YT"];

/**
 * A telephone number in international form (E.164), however it was typed: `06 12 34 56 78`, `0692…` of La Réunion (+262), `+32…`,
 * `00352…`. Null: no number of any of these plans.
 */
export function readPhone(typed: string): string | null {
  const text = typed.normalize("NFKC").trim().replace(/^00/, "+");
  const countries = text.startsWith("+") ? HOME.slice(0, 1) : HOME;
  for (const country of countries) {
    const number = parsePhoneNumberFromString(text, country);
    if (number?.isValid()) return number.number;
  }
  return null;
}

/** A number in international form as people here write it: `06 12 34 56 78`, and with its country code from elsewhere. */
export function phoneShown(phone: string): string {
  const number = parsePhoneNumberFromString(phone);
  if (number === undefined) return phone;
  return number.country === "FR" ? number.formatNational() : number.formatInternational();
}

/** Can this number, in international form, receive a short message? One of a plan that does not tell mobiles apart may. */
export function receivesSms(phone: string): boolean {
  const type = parsePhoneNumberFromString(phone)?.getType();
  return type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE";
}

/** A number as somebody typed it, or null for an empty field; a form says in its own words that it is none. */
export const phoneSchema = z
  .string()
  .max(40)
  .transform((typed, context) => {
    if (typed.trim() === "") return null;
    const phone = readPhone(typed);
    if (phone === null) context.addIssue({ code: "custom" });
    return phone;
  });
