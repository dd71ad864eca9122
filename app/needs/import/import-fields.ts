/** What a column of a file may say of a need, in the order of the pages. */
export const importFields = [
  "reference",
  "siret",
  "companyName",
  "naf",
  "companySize",
  "job",
  "rome",
  "headcount",
  "place",
  "startsOn",
  "contract",
  "weeklyHours",
  "pay",
  "payPeriod",
  "skills",
  "visibility",
  "contactName",
  "contactPhone",
  "contactMail",
  "callTime",
] as const;
export type ImportField = (typeof importFields)[number];

/** Without these a row says no need; besides, the job in words or its ROME code. */
export const neededFields: readonly ImportField[] = ["siret", "headcount", "place", "contract"];

/** The column of a file for each field, from 0; absent: none. */
export type ImportColumns = { readonly [Field in ImportField]?: number | undefined };

/** A cell that does not fit, and what to write. */
export interface CellFault {
  readonly field: ImportField;
  readonly message: string;
}

/** Names that files give their columns, folded: without accents, capitals, nor signs. */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  reference: ["reference", "ref", "identifiant", "id", "numero", "numero offre", "numero besoin", "reference offre"],
  siret: ["siret", "numero siret", "n siret", "siret etablissement", "siret entreprise"],
  companyName: ["entreprise", "nom entreprise", "nom de l entreprise", "raison sociale", "etablissement", "employeur"],
  naf: ["naf", "code naf", "ape", "code ape"],
  companySize: ["effectif", "taille", "taille entreprise", "nombre de salaries"],
  job: ["poste", "metier", "intitule", "intitule du poste", "libelle", "emploi", "fonction"],
  rome: ["rome", "code rome"],
  headcount: [
    "nombre",
    "nombre de postes",
    "nb postes",
    "postes",
    "combien",
    "nombre de personnes",
    "volume",
    "effectif recherche",
  ],
  place: ["lieu", "commune", "ville", "lieu de travail", "code insee", "code postal", "commune insee"],
  startsOn: ["debut", "date de debut", "date debut", "date d embauche", "a partir du", "quand"],
  contract: ["contrat", "type de contrat", "nature du contrat"],
  weeklyHours: ["heures", "heures par semaine", "duree hebdomadaire", "temps de travail"],
  pay: ["salaire", "remuneration", "salaire brut"],
  payPeriod: ["periode salaire", "par", "salaire par", "periode de salaire"],
  skills: ["competences", "savoir faire", "savoirs faire", "competences attendues"],
  visibility: ["visibilite", "diffusion", "qui le voit"],
  contactName: ["contact", "nom du contact", "personne a appeler", "interlocuteur"],
  contactPhone: ["telephone", "tel", "telephone contact", "portable"],
  contactMail: ["mail", "email", "e mail", "courriel", "mail contact", "adresse electronique"],
  callTime: ["quand appeler", "horaire d appel", "disponibilite"],
};

/** A header without accents, capitals, nor signs. */
export function foldHeader(header: string): string {
  return header
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * Proposes the column of each field: the header that the organisation chose last time, else one of the usual names. Nothing is guessed from
 * what the cells hold, and no column serves twice.
 */
export function proposeColumns(
  headers: readonly string[],
  remembered: Readonly<Partial<Record<ImportField, string>>>,
): ImportColumns {
  const folded = headers.map(foldHeader);
  const taken = new Set<number>();
  const columns: { [Field in ImportField]?: number } = {};
  const take = (field: ImportField, known: readonly string[]): void => {
    const place = folded.findIndex((header, index) => !taken.has(index) && header !== "" && known.includes(header));
    if (place === -1 || columns[field] !== undefined) return;
    taken.add(place);
    columns[field] = place;
  };
  for (const field of importFields) {
    const last = remembered[field];
    if (last !== undefined) take(field, [last]);
  }
  for (const field of importFields) take(field, names[field]);
  return columns;
}
