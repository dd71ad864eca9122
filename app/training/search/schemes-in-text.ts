import { type SchemeCode, schemeCodes } from "#app/content/schemes.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import { withoutRun } from "./without-words.ts";

export interface SchemesInText {
  /** The text without them. */
  readonly text: string;
  readonly schemes: readonly SchemeCode[];
}

/** What people write for each, folded. */
const WAYS: Readonly<Record<SchemeCode, readonly string[]>> = {
  vae: ["vae", "validation des acquis", "validation des acquis de l experience"],
  cpf: ["cpf", "mon cpf", "compte cpf", "mon compte formation", "compte formation", "compte personnel de formation"],
  poe: ["poei", "poec", "poe"],
  afest: ["afest", "formation en situation de travail"],
  pmsmp: ["pmsmp", "mise en situation en milieu professionnel"],
  opco: ["opco", "opca"],
  ptp: ["ptp", "projet de transition professionnelle", "cif", "fongecif"],
  aif: ["aif", "aide individuelle a la formation"],
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
  for (const way of WAYS[code].toSorted((a, b) => b.length - a.length)) {
    const before = ` ${foldText(text)} `.split(` ${way} `)[0] ?? "";
    if (ADVISERS.test(before.trim())) continue;
    const rest = withoutRun(text, (run) => foldText(run) === way);
    if (rest !== null) return rest;
  }
  return null;
}
