/** What the words of a search may say besides the trade: codes, and a place at their end. */
export interface CodesInText {
  /** The text without the codes. */
  readonly text: string;
  readonly rome: readonly string[];
  /** RNCP34441 or RS5080. */
  readonly rncp: readonly string[];
  readonly block: readonly string[];
}

/** A way to read the end of a text as a place. `isMarked`: a preposition says so ("soudeur à Maubeuge"). */
export interface PlaceReading {
  readonly text: string;
  readonly place: string;
  readonly isMarked: boolean;
}

const BLOCK_CODE = /^(RNCP|RS)\d{1,6}BC\d{1,3}$/i;
const CERTIFICATION_CODE = /^(RNCP|RS)\d{2,6}$/i;
const ROME_CODE = /^[A-N]\d{4}$/i;
const POSTAL_CODE = /^\d{5}$/;
/** Longest names of communes people type: "Neuville en Ferrain", "Saint Quentin la Motte Croix au Bailly" is given by the place field. */
const MAX_PLACE_WORDS = 5;
const PREPOSITIONS = new Set(["à", "a", "au", "aux", "sur", "vers", "dans", "chez"]);
const NEAR = /^(près|pres|proche|autour)$/i;
const OF = /^(de|d|du|des)$/i;

/** Takes the codes out of a text, whatever their case; "RNCP 34441" counts as one. */
export function codesInText(text: string): CodesInText {
  const words = text.replaceAll(/\b(RNCP|RS)\s+(\d{2,6})\b/gi, "$1$2").split(" ");
  const codes = (shape: RegExp): string[] => [
    ...new Set(words.filter((word) => shape.test(word)).map((word) => word.toUpperCase())),
  ];
  const others = words.filter((word) => ![BLOCK_CODE, CERTIFICATION_CODE, ROME_CODE].some((shape) => shape.test(word)));
  return { text: others.join(" "), rome: codes(ROME_CODE), rncp: codes(CERTIFICATION_CODE), block: codes(BLOCK_CODE) };
}

/** Every way to read the last words as a place, the longest place first. */
export function placeReadings(text: string): readonly PlaceReading[] {
  const words = text.split(" ").filter((word) => word !== "");
  const longest = Math.min(MAX_PLACE_WORDS, words.length);
  return Array.from({ length: longest }, (_, index) => longest - index).map((count) => {
    const place = words.slice(-count).join(" ");
    return { place, ...withoutPreposition(words.slice(0, -count)) };
  });
}

/** Is this word a postal code, or the INSEE code of a commune? */
export function isFiveDigits(place: string): boolean {
  return POSTAL_CODE.test(place);
}

function withoutPreposition(words: readonly string[]): { readonly text: string; readonly isMarked: boolean } {
  const last = words.at(-1)?.toLowerCase() ?? "";
  const isNearOf = OF.test(last) && NEAR.test(words.at(-2) ?? "");
  const markers = isNearOf ? 2 : PREPOSITIONS.has(last) ? 1 : 0;
  return { text: words.slice(0, words.length - markers).join(" "), isMarked: markers > 0 };
}
