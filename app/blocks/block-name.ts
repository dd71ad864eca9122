/** What registers know of a block; `certification`: the title of its certification, null when it is not known. */
export interface RegisteredBlock {
  readonly code: string;
  readonly label: string;
  readonly certification: string | null;
}

/** "Bloc de compétences n° 7 fiche RNCP n° 24745 - ", "BLOC N°2 DE COMPETENCES fiche RNCP N 1015-", "Bloc 4 (Bloc 4a) : ". */
const SHEET = String.raw`(?:(?:de la\s+)?fiche\s*(?:rncp)?\s*(?:n°?)?\s*[\d…]*)?`;
const NUMBERED = [
  new RegExp(
    String.raw`^blocs?\s*(?:n°?\s*\d+\s*)?de\s+comp[ée]tences?\s*(?:n°?)?\s*\d*\s*[-–:,]?\s*${SHEET}\s*[-–:.]*\s*`,
    "iu",
  ),
  /^bloc\s*(?:n°\s*)?\d+(?:[.-]\d+)?\s*(?:\(bloc[^)]*\))?\s*[:–-]?\s*/iu,
  /^(?:UP|UCG|UCF|UC|UG|UF|EP|DC|U) ?\d* ?[:–-] ?/u,
];
/** "EP 3", "/", "PSE", "NEANT": nobody knows what is learnt there. */
const SAYS_NOTHING = /^(?:[\p{Lu}/ ]{0,7}\d?|n[ée]ant)$/iu;

/**
 * The name of a block as people read it: its title, without the number of its sheet in the register. A title that says nothing gives way
 * to the number of the block in its certification.
 */
export function blockName({ code, label, certification }: RegisteredBlock): string {
  const title = NUMBERED.reduce((text, number) => text.replace(number, ""), label.trim()).trim();
  if (!isUnsaid(title)) return inSentenceCase(title);
  const number = /BC0*(\d+)$/.exec(code)?.[1];
  const block = number === undefined ? "Bloc" : `Bloc ${number}`;
  return certification === null ? `${block} (${code})` : `${block} de « ${certification} »`;
}

function isUnsaid(title: string): boolean {
  return SAYS_NOTHING.test(title) && (title === title.toLocaleUpperCase("fr") || /^n[ée]ant$/iu.test(title));
}

/** A title written in capitals is read letter by letter: only its first letter keeps one. */
function inSentenceCase(title: string): string {
  const words = title === title.toLocaleUpperCase("fr") ? title.toLocaleLowerCase("fr") : title;
  return words.charAt(0).toLocaleUpperCase("fr") + words.slice(1);
}
