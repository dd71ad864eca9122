import { splitDepartementName } from "./departements.ts";
import { foldName } from "./fold.ts";
import { POSTAL_CODE_PATTERN } from "./insee-code.ts";

/** A town as feeds and people write it, taken apart. */
export interface TownWriting {
  /** Folded, without CEDEX, code or département; empty when only a code was written. */
  readonly name: string;
  /** Five digits: a postal code or a CEDEX code, nothing in the digits tells which. */
  readonly postalCode: string | null;
  /** The département the code belongs to, otherwise the one that is written. */
  readonly departement: string | null;
}

const CEDEX = /^(?:cedex|cdx)\d*$/;
/** Followed by the number of a letter box, which looks like a postal code: « CS 40001 ». */
const LETTER_BOX: ReadonlySet<string> = new Set(["bp", "cs", "tsa", "cp"]);
const DEPARTEMENT = /^(?:2[ab]|\d{2}|97\d)$/;

/**
 * Reads a town out of « 62507 ST OMER CEDEX », « Arras (62) », « Arras, Pas-de-Calais », « 2100 St Quentin », « F-59 000 Lille »:
 * CEDEX and letter boxes left out, codes without their spaces, zeros that a spreadsheet dropped put back.
 */
export function readTown(text: string): TownWriting {
  const words = withoutCountry(withoutLetterBoxes(foldName(text).split(" ")));
  const postalCode = findCode(words);
  const { town, departement } = splitDepartementName(
    words.filter((word) => !/\d/.test(word) && !CEDEX.test(word)),
    text,
  );
  const number = words.findLast((word) => DEPARTEMENT.test(word))?.toUpperCase() ?? null;
  return {
    name: town.join(" "),
    postalCode,
    departement: postalCode === null ? (number ?? departement) : departementOfCode(postalCode),
  };
}

/** Five digits out of a postal or INSEE code written alone, spaces and a lost first zero mended; null for anything else. */
export function readFiveDigits(text: string): string | null {
  if (POSTAL_CODE_PATTERN.test(text)) return text;
  const digits = text.replaceAll(/\s/g, "");
  return /^\d{4,5}$/.test(digits) ? digits.padStart(5, "0") : null;
}

/** The number of the département a postal code belongs to. La Poste cuts Corsica and the overseas otherwise than the others. */
export function departementOfCode(code: string): string {
  if (code.startsWith("97") || code.startsWith("98")) return code.slice(0, 3);
  if (code.startsWith("20")) return code < "20200" ? "2A" : "2B";
  return code.slice(0, 2);
}

/** Leaves out « BP 123 », « CS 40001 », and the number of a CEDEX. */
function withoutLetterBoxes(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => {
    const before = words[at - 1] ?? "";
    const after = words[at + 1] ?? "";
    const isBoxNumber = LETTER_BOX.has(before) && /^\d+$/.test(word);
    const isCedexNumber = /^(?:cedex|cdx)$/.test(before) && /^\d{1,2}$/.test(word);
    return !isBoxNumber && !isCedexNumber && !(LETTER_BOX.has(word) && /^\d/.test(after));
  });
}

/** « Lille, France », « F-59000 Lille »; not « Hauts-de-France ». */
function withoutCountry(words: readonly string[]): readonly string[] {
  const [first = "", second = ""] = words;
  const start = /^fr?$/.test(first) && /^\d/.test(second) ? 1 : 0;
  const endsWithCountry = words.length > 1 && words.at(-1) === "france" && !/^(?:de|en)$/.test(words.at(-2) ?? "");
  return words.slice(start, endsWithCountry ? -1 : undefined);
}

/** Five digits anywhere, or in two pieces (« 59 000 »), or at the beginning without the first zero (« 2100 »). */
function findCode(words: readonly string[]): string | null {
  for (const [at, word] of words.entries()) {
    if (/^\d{5}$/.test(word)) return word;
    const isFirst = at === 0;
    if (isFirst && /^\d{4}$/.test(word)) return `0${word}`;
    const next = words[at + 1] ?? "";
    if (/^\d{3}$/.test(next) && (isFirst ? /^\d{1,2}$/ : /^\d{2}$/).test(word))
      return `${word}${next}`.padStart(5, "0");
  }
  return null;
}
