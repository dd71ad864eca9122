import type { BlockFact, CertificationFact } from "../facts.ts";
import { fieldOfMetier } from "./field-of-metier.ts";
import type { Subject } from "./subject.ts";

const KIND_TITLES: Readonly<Record<string, string>> = {
  TP: "Titre professionnel",
  CAP: "CAP",
  CAPA: "CAP agricole",
  BP: "Brevet professionnel",
  BPA: "Brevet professionnel agricole",
  "BAC PRO": "Bac professionnel",
};

const REMOTE_FIELDS: ReadonlySet<string> = new Set(["digital", "office"]);
/** LHÉO elements hold 3,000 characters at most. */
const MAX_TEXT = 3000;

/** The training that prepares a certification of the register, block by block. */
export function certificationSubject(certification: CertificationFact): Subject {
  const { rncp, level, blocks, romes, nsfs, formacode, certifInfo } = certification;
  const field = fieldOfMetier(romes.toSorted()[0]);
  const title = trainingTitle(certification);
  return {
    field,
    title,
    objective: objectiveText(blocks),
    expectedResults:
      `${title}, certification de niveau ${level} inscrite au RNCP (${rncp}). ` +
      "Vous pouvez l’obtenir en entier ou bloc par bloc : chaque bloc validé vous reste acquis.",
    content: contentText(blocks),
    isCertifying: true,
    romes: romes.slice(0, 5),
    nsfs: nsfs.slice(0, 3),
    formacode,
    rncp,
    rs: undefined,
    certifInfo,
    levelIn: Math.max(2, level - 1),
    levelOut: level,
    generalObjective: 6,
    blocks,
    hours: level <= 3 ? [350, 420, 455, 490, 560, 630] : [560, 630, 700, 840, 980],
    isPermanent: false,
    mayBeRemote: REMOTE_FIELDS.has(field),
  };
}

/** The register's title after the kind of certification, without the register's own abbreviations and capitals. */
function trainingTitle({ title, kind }: CertificationFact): string {
  const bare = title.replace(/^TP /, "").trim();
  const calm = bare === bare.toUpperCase() ? bare.toLowerCase() : bare;
  const named = plainLabel(`${calm.charAt(0).toUpperCase()}${calm.slice(1)}`);
  const kindTitle = KIND_TITLES[kind];
  return kindTitle === undefined ? named : `${kindTitle} ${named}`;
}

/** A block's label as a line of a sentence: no unit number before it, no punctuation after it, accents on its capital. */
export function plainLabel(label: string): string {
  return label
    .replace(/^Blocs? de compétences? n° ?\d+ ?fiche RNCP ?(n° ?)?\d+ ?-? ?/i, "")
    .replace(/^(UP|UCG|UCF|UC|UG|UF|EP|U)(?: ?\d+ ?[:–-]? ?| ?[:–-] ?| )(?=\p{L})/u, "")
    .replace(/[\s.:;]+$/, "")
    .replace(/^[\s.]+/, "")
    .replace(/^E(?=tabl|tud|lectr|valu|quip)/, "É")
    .replace(/^Etre/, "Être");
}

const opensWithVerb = /^[A-ZÉÈÊÀ][a-zéèêàûôîç]*(er|ir|re|oir)[, ]/;
/** Units that every diploma of the Éducation nationale shares: in the programme, not what one comes for. */
const generalEducation =
  /français|mathémat|physique|langue|expression et connaissance|histoire|arts appliqués|motricité/i;

function objectiveText(blocks: readonly BlockFact[]): string {
  const labels = blocks.map((block) => plainLabel(block.label)).filter((label) => !generalEducation.test(label));
  const skills = labels.filter((label) => opensWithVerb.test(label));
  if (skills.length === 0) return `La formation porte sur :\n– ${labels.join(" ;\n– ")}.`.slice(0, MAX_TEXT);
  const named = skills.map((label) => `– ${label.charAt(0).toLowerCase()}${label.slice(1)}`);
  return `À la fin de la formation, vous saurez :\n${named.join(" ;\n")}.`.slice(0, MAX_TEXT);
}

function contentText(blocks: readonly BlockFact[]): string {
  const lines = blocks.map((block, index) => `Bloc ${index + 1} (${block.code}) : ${plainLabel(block.label)}.`);
  const method =
    "Vous apprenez par la pratique, en atelier ou sur des cas réels, avec des rappels de cours. Un bilan " +
    "a lieu à la fin de chaque bloc, et vous préparez l’examen avec l’équipe.";
  return `${lines.join("\n")}\n\n${method}`.slice(0, MAX_TEXT);
}
