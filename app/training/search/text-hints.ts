/** The codes typed among the words of a search. */
export interface CodesInText {
  /** The text without the codes. */
  readonly text: string;
  readonly rome: readonly string[];
  /** RNCP34441 or RS5080. */
  readonly rncp: readonly string[];
  readonly block: readonly string[];
}

/** The registers, and what people write for them: letters apart or swapped. */
const SPOKEN_REGISTERS = [
  [/\bR[\s.-]?N[\s.-]?C[\s.-]?P\b[.]?(?=[\s\-n°:#]*\d)/giu, "RNCP"],
  [/\bR[\s.-]?N[\s.-]?C[\s.-]?P(?=\d)/giu, "RNCP"],
  [/\b(?:RCNP|RNPC|NRCP|RNC)(?=[\s\-n°:#.]*\d)/giu, "RNCP"],
  [/\b(?:code|fiche|titre|bloc)(RNCP|ROME|RS)(?=[\s\-n°:#.]*[A-N]?\d)/giu, "$1"],
  [/\b(RNCP[\s\-n°:#.]*)(\d{2})[\s.](\d{3})\b/giu, "$1$2$3"],
] as const;

/** « RNCP 34441 BC 1 », « rncp34441 bloc 3 », « bloc 3 du rncp 34441 ». */
const BLOCK_AFTER =
  /\b(RNCP|RS)[\s\-n°:#.]*(\d{1,6})[\s\-,/_:]*(?:(?:BC|blocs?)(?:\s+de\s+comp[ée]tences?)?[\s\-n°:#]*)+(\d{1,3})\b/giu;
const BLOCK_BEFORE =
  /\b(?:BC|blocs?)(?: de comp\S+)?[\s\-n°:#]*(\d{1,3})[\s,\-/]*(?:(?:du|de|la|le|fiche)\s+)*(RNCP|RS)[\s\-n°:#.]*(\d{1,6})\b/giu;
/** « 34441BC01 »: only the RNCP has blocks. */
const BLOCK_ALONE = /\b(\d{2,6})[\s\-_/]?BC[\s\-_]?(\d{1,2})\b/giu;
const CERTIFICATION = /\b(RNCP|RS)[\s\-n°:#.]*(\d{2,6})\b/giu;
/** « h2913 », « h 29 13 », « romeh2913 »; a year is none: « permis B 2026 ». */
const ROME = /\b(?:ROME)?([A-N])[\s.-]?([1-5][1-9])[\s.-]?(\d{2})\b/giu;
/** Words that people write before a code, which add nothing to it. */
const ANNOUNCES_CODE =
  /(?:^|\s)(?:codes?|fiches?|num[ée]ros?|n°|rome|blocs?(?: de comp\S+)?|certification|titre|m[ée]tier|au|le|la|du|de)[\s:°#.-]*$/iu;

/** Takes the codes out of a text, however they are written, with the words that announce them: « code rome F1705 ». */
export function codesInText(text: string): CodesInText {
  const found = { rome: new Set<string>(), rncp: new Set<string>(), block: new Set<string>() };
  let rest = SPOKEN_REGISTERS.reduce((said, [shape, register]) => said.replace(shape, register), text);
  const take = (shape: RegExp, kind: keyof typeof found, codeOf: (groups: readonly string[]) => string): void => {
    rest = rest.replace(shape, (_whole, ...groups) => {
      const strings = groups.filter((one): one is string => typeof one === "string");
      found[kind].add(codeOf(strings).toUpperCase());
      return CODE_MARK;
    });
  };
  take(BLOCK_AFTER, "block", ([register = "", number = "", block = ""]) => blockCode(register, number, block));
  take(BLOCK_BEFORE, "block", ([block = "", register = "", number = ""]) => blockCode(register, number, block));
  take(BLOCK_ALONE, "block", ([number = "", block = ""]) => blockCode("RNCP", number, block));
  take(CERTIFICATION, "rncp", ([register = "", number = ""]) => `${register}${number}`);
  take(ROME, "rome", ([letter = "", group = "", job = ""]) => `${letter}${group}${job}`);
  return {
    text: withoutAnnouncements(rest),
    rome: [...found.rome],
    rncp: [...found.rncp],
    block: [...found.block],
  };
}

/** Where a code was; no person writes it. */
const CODE_MARK = "\u0001";

/** Registers number blocks with two digits. */
function blockCode(register: string, number: string, block: string): string {
  return `${register}${number}BC${block.padStart(2, "0")}`;
}

function withoutAnnouncements(text: string): string {
  const parts = text.split(CODE_MARK);
  const last = parts.pop() ?? "";
  const before = parts.map((part) => {
    let left = part.trimEnd();
    while (ANNOUNCES_CODE.test(left)) left = left.replace(ANNOUNCES_CODE, "").trimEnd();
    return left;
  });
  return [...before, last].join(" ").replaceAll(/\s+/g, " ").trim();
}
