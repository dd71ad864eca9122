import { type SchemeCode, schemeCodes } from "#app/content/schemes.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import { withoutRun } from "./without-words.ts";

export interface SchemesInText {
  /** The text without them. */
  readonly text: string;
  readonly schemes: readonly SchemeCode[];
}

/** What people write for each, folded, the longest way first. */
const WAYS: Readonly<Record<SchemeCode, readonly string[]>> = {
  vae: ["validation des acquis de l experience", "validation des acquis", "vae"],
  cpf: ["compte personnel de formation", "mon compte formation", "compte formation", "compte cpf", "mon cpf", "cpf"],
  poe: ["poei", "poec", "poe"],
  afest: ["formation en situation de travail", "afest"],
  pmsmp: ["mise en situation en milieu professionnel", "pmsmp"],
  opco: ["opco", "opca"],
  ptp: ["projet de transition professionnelle", "fongecif", "ptp", "cif"],
  aif: ["aide individuelle a la formation", "aif"],
};
/** Those who advise on one, or teach it: it is then the subject. */
const ADVISERS =
  /(?:^|\s)(?:conseil|accompagn|formateur|formatrice|tut|referent|jury|gestionnaire)\S*(?: (?:de|d|du|des|en|la|l|une?))*$/;

/** Takes out of a text the ways to train and to have it paid that are not its subject: « CPF coiffure », not « conseiller VAE ». */
export function schemesInText(text: string): SchemesInText {
  const schemes: SchemeCode[] = [];
  let left = text;
  for (const code of schemeCodes) {
    const rest = withoutScheme(left, code);
    if (rest === null) continue;
    schemes.push(code);
    left = withoutScheme(rest, code) ?? rest;
  }
  return { text: left, schemes };
}

/** The longest way it may be written goes first: « compte personnel de formation » leaves no word of its own behind. */
function withoutScheme(text: string, code: SchemeCode): string | null {
  const folded = ` ${foldText(text)} `;
  for (const way of WAYS[code]) {
    // Whatever run of words is the way, the whole text holds it: most texts hold none, and their words are not tried.
    const at = folded.indexOf(` ${way} `);
    if (at < 0 || ADVISERS.test(folded.slice(0, at).trim())) continue;
    const rest = withoutRun(text, (run) => foldText(run) === way);
    if (rest !== null) return rest;
  }
  return null;
}
