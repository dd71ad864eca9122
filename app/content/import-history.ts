import { capitalised } from "./capitalised.ts";
import type { IMPORT_OBSTACLE_MESSAGES } from "./import-obstacle-messages.ts";
import type {
  LHEO_FILE_MESSAGES,
  LHEO_OBSTACLE_MESSAGES,
  LHEO_REFUSAL_MESSAGES,
  LHEO_WARNING_MESSAGES,
} from "./lheo-import-messages.ts";

/** What an operator reads of imports: runs, warnings, refusals, and why something is not visible. */

const count = new Intl.NumberFormat("fr-FR");

type Rule =
  | keyof typeof LHEO_REFUSAL_MESSAGES
  | keyof typeof LHEO_WARNING_MESSAGES
  | keyof typeof LHEO_FILE_MESSAGES
  | keyof typeof LHEO_OBSTACLE_MESSAGES
  | keyof typeof IMPORT_OBSTACLE_MESSAGES;

const ruleNames: Readonly<Record<Rule, string>> = {
  "siret-too-short": "SIRET incomplet",
  "end-before-start": "fin avant le début",
  "impossible-date": "date impossible",
  "missing-title": "intitulé absent",
  "missing-number": "numéro absent",
  "duplicate-number": "numéro déjà pris",
  "negative-seats": "nombre de places négatif",
  "unknown-funder": "financeur inconnu",
  "no-session": "aucune session",
  "very-long-content": "texte trop long",
  "unknown-rome": "code ROME inconnu",
  "coordinates-swapped": "coordonnées échangées",
  "markup-in-title": "balises dans l’intitulé",
  "markup-in-text": "balises dans un texte",
  "unplaced-town": "commune non reconnue",
  "placeholder-code": "code fait de zéros",
  "siret-checksum": "clé du SIRET fausse",
  "partial-date": "date incomplète",
  "several-places": "plusieurs lieux",
  "unreadable-value": "valeur illisible",
  doctype: "déclaration DOCTYPE",
  depth: "imbrication trop profonde",
  "text-too-long": "balise trop longue",
  encoding: "encodage",
  namespace: "espace de noms",
  truncated: "fichier coupé",
  "not-xml": "fichier qui n’est pas du XML",
  "source-busy": "source occupée",
  "source-of-other-kind": "source d’un autre genre",
  "no-rome-reference": "référentiel ROME absent",
};

/** The rule in words; its code when no screen knows it. */
export function ruleName(rule: string): string {
  return Object.entries(ruleNames).find(([code]) => code === rule)?.[1] ?? rule;
}

export const recordNames = { formation: "formation", action: "action", session: "session" } as const;

export const importKindNames = {
  lheo: "offre de formation (LHÉO)",
  rome: "métiers (ROME)",
  territories: "territoires",
  certifications: "certifications",
  bmo: "embauches prévues (BMO) et tension",
} as const;

const outcomeNames = {
  switched: "catalogue mis à jour",
  unchanged: "rien de nouveau",
  refused: "fichier refusé",
  "awaiting-confirmation": "attend votre accord",
} as const;

export type ImportOutcome = keyof typeof outcomeNames;
type ImportKind = keyof typeof importKindNames;

export const importRunsPage = {
  title: "Imports",
  lede: "Chaque lecture d’un fichier, la plus récente d’abord.",
  none: "Aucun import n’a encore eu lieu. Lancez « npm run import -- rome », puis les autres référentiels, puis l’offre de formation.",
  outcomes: outcomeNames,
  over: "sans suite",
  counts: (counts: RunCounts): string =>
    `${plural(counts.read, "enregistrement lu", "enregistrements lus")} : ${plural(counts.created, "créé", "créés")}, ` +
    `${plural(counts.updated, "modifié", "modifiés")}, ${plural(counts.unchanged, "inchangé", "inchangés")}, ` +
    `${plural(counts.withdrawn, "retiré", "retirés")}, ${plural(counts.refused, "refusé", "refusés")}`,
  facts: ({ seconds, megabytes, version }: RunFacts): string =>
    `durée ${duration(seconds)}, mémoire ${count.format(megabytes)} Mo, catalogue version ${version}`,
  newVersion: (version: number): string => `catalogue version ${version}`,
} as const;

interface RunCounts {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  readonly refused: number;
}

interface RunFacts {
  readonly seconds: number;
  readonly megabytes: number;
  readonly version: number;
}

function duration(seconds: number): string {
  if (seconds < 1) return "moins de 1 s";
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** What an operator has to do about a run, and the command that does it. */
export interface ToDo {
  readonly text: string;
  readonly command: string;
}

/** Null: there is nothing to do. */
export function toDoAbout(run: {
  readonly kind: ImportKind;
  readonly source: string;
  readonly outcome: ImportOutcome;
  readonly isLatest: boolean;
  readonly withdrawnSessions: number;
}): ToDo | null {
  if (!run.isLatest) return null;
  const command = `npm run import -- ${run.kind} FICHIER --source ${run.source}`;
  if (run.outcome === "refused") {
    return { text: "Rien n’a changé. Corrigez le fichier, ou demandez-en un autre. Puis relancez :", command };
  }
  if (run.outcome !== "awaiting-confirmation") return null;
  return {
    text:
      `Rien n’a changé. Ce fichier retirerait ${count.format(run.withdrawnSessions)} sessions, plus de 30\u00a0% de la source. ` +
      "Demandez à la source si c’est voulu. Sinon, attendez un fichier complet. Si oui, relancez :",
    command: `${command} --yes`,
  };
}

export const importRunPage = {
  title: (source: string, when: string): string => `Import ${source}, ${when}`,
  counts: "Enregistrements",
  total: "Total",
  countsLabels: {
    family: "Famille",
    read: "Lus",
    created: "Créés",
    updated: "Modifiés",
    unchanged: "Inchangés",
    withdrawn: "Retirés",
    refused: "Refusés",
  },
  warnings: "Avertissements",
  noWarning: "Aucun avertissement.",
  warningCount: (rule: string, total: number): string =>
    rule === "" ? "" : `${ruleName(rule)} : ${count.format(total)}`,
  example: (example: string): string => `Par exemple : ${example}`,
  refusals: (total: number): string => (total === 0 ? "Refus" : `Refus : ${count.format(total)}`),
  /** As the table counts them: a record refused takes those it holds with it. */
  refusedRecords: (total: number): string =>
    total === 0 ? "Refus" : `Enregistrements refusés : ${count.format(total)}`,
  faultsListed: (total: number): string =>
    `${plural(total, "refus est listé", "refus sont listés")} ci-dessous. ` +
    "Un enregistrement refusé emporte ceux qu’il contient : ils sont comptés, sans avoir leur ligne.",
  noRefusal: "Aucun enregistrement n’a été refusé.",
  noneChosen: "Aucun refus ne répond à ces filtres. Retirez-en un.",
  keptOnly: (kept: number): string =>
    `Un import garde ses ${count.format(kept)} premiers refus : il peut y en avoir d’autres.`,
  filters: "Filtrer les refus",
  rule: "Règle",
  record: "Enregistrement",
  organisation: "Organisme (SIRET)",
  text: "Numéro ou mots",
  all: "Tous",
  everyRule: "Toutes",
  choice: (label: string, total: number): string => `${label} (${count.format(total)})`,
  filter: "Filtrer",
  unfilter: "Retirer les filtres",
  download: "Télécharger en CSV",
  pages: "Pages de refus",
  share: "Partager les refus avec cet organisme",
} as const;

export const refusalWords = {
  subject: (record: keyof typeof recordNames, number: string | null): string =>
    number === null
      ? `${capitalised(recordNames[record])} sans numéro`
      : `${capitalised(recordNames[record])} ${number}`,
  ofFormation: (formation: string): string => `de la formation ${formation}`,
  place: (line: number, path: string): string => (line === 0 ? path : `Ligne ${line}, ${path}`),
  value: (value: string): string => `Lu : « ${value} »`,
  organisation: (siret: string): string => `Organisme ${siret}`,
  readAt: (source: string, when: string): string => `Source ${source}, import ${when}`,
} as const;

/** The file of refusals: its columns and what its cells say. */
export const refusalsFile = {
  name: "refus.csv",
  columns: [
    ...["Source", "Import", "Enregistrement", "Numéro", "Formation", "Organisme (SIRET)", "Règle"],
    ...["Ce qui ne va pas et comment corriger", "Valeur lue", "Ligne", "Chemin"],
  ],
  records: recordNames,
  ruleName,
} as const;

export const visibilityPage = {
  title: "Pourquoi cette session n’est pas visible ?",
  lede: "Donnez le numéro d’une formation, d’une action ou d’une session, tel que la source l’écrit.",
  number: "Numéro",
  submit: "Chercher pourquoi",
  answer: (number: string): string => `Le numéro ${number}`,
  reasons: {
    unknown:
      "Aucun import n’a lu ce numéro. Vérifiez-le. Si sa formation a été refusée, cherchez plutôt le numéro de la formation.",
    visible: (record: string, title: string): string => `Cette ${record} est visible : ${title}.`,
    seePage: "Voir la page",
    withdrawn: (record: string, source: string, day: string): string =>
      `La source ${source} n’envoie plus cette ${record} depuis le ${day}. Demandez-lui de la remettre dans son fichier.`,
    withoutSession: (record: string): string =>
      `Cette ${record} n’a aucune session en cours. Elle sera visible dès que la source enverra une session.`,
    over: (record: string, day: string): string =>
      record === "session"
        ? `On ne peut plus entrer dans cette session : elle était montrée jusqu’au ${day}.`
        : `On ne peut plus entrer dans aucune session de cette ${record} : la dernière était montrée jusqu’au ${day}.`,
    waitsForIndex: "Le moteur de recherche ne la connaît pas encore. Lancez « npm run search -- repair ».",
    refused: (subject: string, when: string, rule: string, line: number): string =>
      `${subject} : refus à l’import ${when}, règle «\u00a0${rule}\u00a0», ligne ${line}.`,
    seeImport: "Voir cet import",
    awaiting: (source: string, when: string): string =>
      `Le dernier fichier de la source ${source}, lu ${when}, attend votre accord : il n’a encore rien changé.`,
    fileRefused: (source: string, when: string): string =>
      `Le dernier fichier de la source ${source}, lu ${when}, a été refusé en entier : il n’a rien changé.`,
  },
} as const;

function plural(total: number, one: string, many: string): string {
  return `${count.format(total)} ${total > 1 ? many : one}`;
}
