import { foldText } from "#search/understanding/fold-text.ts";

/** Units of general education in the numbering of diplomas: UG (CAP, BEP), EG, UCG (agricultural diplomas), UF (optional). */
const GENERAL_UNIT = /\b(ug|eg|ucg|uf)\s?\d{0,2}\b(?!\s*(?:et|ou)\b)/;

/** Subjects of school, as titles name them. */
const SUBJECTS = [
  "histoire geographie",
  "histoire",
  "geographie",
  "hg",
  "emc",
  "enseignement moral et civique",
  "education civique",
  "education physique et sportive",
  "eps",
  "developper sa motricite",
  "francais",
  "culture generale et expression",
  "culture generale",
  "connaissance du monde",
  "mathematiques",
  "maths",
  "sciences physiques et chimiques",
  "sciences physiques",
  "physique chimie",
  "physique",
  "chimie",
  "philosophie",
  "prevention sante environnement",
  "pse",
  "vie sociale et professionnelle",
  "langues? vivantes?",
  "langues? etrangeres?",
  "langues? regionales?",
  "lv ?[123]",
  "lve",
  "anglais",
  "allemand",
  "espagnol",
  "italien",
  "arts appliques",
  "cultures? artistiques?",
  "economie droit",
  "economie gestion",
  "mobilite",
  "technologie",
].join("|");
const SUBJECT = new RegExp(`\\b(?:${SUBJECTS})\\b`, "g");

/** Words that name an exam, its form or its place, never what it is about. */
const FORMS: ReadonlySet<string> = new Set(
  `a au aux b c d de des du e en et la le les l n ou par pour sa un une dans fiche rncp no numero bloc blocs competence competences unite
  unites
  u uc up ucp ucare uv ue ep ap ccp bc cp certificative facultatif facultative facultatifs optionnel optionnelle obligatoire option options
  epreuve epreuves pratique pratiques ecrite ecrites orale orales ecrit oral professionnelle professionnel prenant compte formation milieu
  periode periodes entreprise stage pfmp projet tutore memoire soutenance sans objet capitalisable adaptation regionale emploi expression
  comprehension interactions interaction communication langue langues vivante vivantes etrangere etrangeres appliquees appliquee`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
/** What titles say of themselves when they say nothing of a subject. */
const MUST_NAME_A_SUBJECT: ReadonlySet<string> = new Set([
  "expression",
  "communication",
  "comprehension",
  "interactions",
]);

/**
 * Whether a block is a subject of school, or an exam whose title names no content: it teaches no skill of a job that the title can tell.
 */
export function isGeneralSubject(title: string): boolean {
  const folded = foldText(title);
  if (GENERAL_UNIT.test(folded)) return true;
  const without = folded.replace(SUBJECT, " ");
  const words = without.split(" ").filter((word) => word !== "" && !/^\p{L}?\d+$/u.test(word));
  const isEmpty = words.every((word) => FORMS.has(word) || /\d/.test(word));
  return isEmpty && (without !== folded || !words.some((word) => MUST_NAME_A_SUBJECT.has(word)));
}
