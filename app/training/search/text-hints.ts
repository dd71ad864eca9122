/** The codes typed among the words of a search. */
export interface CodesInText {
  /** The text without the codes. */
  readonly text: string;
  readonly rome: readonly string[];
  /** RNCP34441 or RS5080. */
  readonly rncp: readonly string[];
  readonly block: readonly string[];
}

const BLOCK_CODE = /^(RNCP|RS)\d{1,6}BC\d{1,3}$/i;
const CERTIFICATION_CODE = /^(RNCP|RS)\d{2,6}$/i;
const ROME_CODE = /^[A-N]\d{4}$/i;
const POSTAL_CODE = /^\d{5}$/;

/** Takes the codes out of a text, whatever their case; "RNCP 34441" counts as one. */
export function codesInText(text: string): CodesInText {
  const words = text.replaceAll(/\b(RNCP|RS)\s+(\d{2,6})\b/gi, "$1$2").split(" ");
  const codes = (shape: RegExp): string[] => [
    ...new Set(words.filter((word) => shape.test(word)).map((word) => word.toUpperCase())),
  ];
  const others = words.filter((word) => ![BLOCK_CODE, CERTIFICATION_CODE, ROME_CODE].some((shape) => shape.test(word)));
  return { text: others.join(" "), rome: codes(ROME_CODE), rncp: codes(CERTIFICATION_CODE), block: codes(BLOCK_CODE) };
}

/** The last word of a text when it looks like a postal code, and the words before it. */
export function postalCodeAtEnd(text: string): { readonly code: string; readonly rest: string } | null {
  const words = text.split(" ");
  const code = words.at(-1) ?? "";
  return POSTAL_CODE.test(code) ? { code, rest: words.slice(0, -1).join(" ") } : null;
}
