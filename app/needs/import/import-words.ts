import { assertNever } from "#app/platform/result.ts";
import type { ContributionRefusal } from "../contribution-answers.ts";
import type { CellFault, ImportField } from "./import-fields.ts";

/** The fields of a need, as the pages and the file of refusals name them. */
export const importFieldWords = {
  reference: "Votre référence",
  siret: "SIRET",
  companyName: "Nom de l’entreprise",
  naf: "Code d’activité",
  companySize: "Effectif",
  job: "Poste",
  rome: "Code ROME",
  headcount: "Nombre de personnes",
  place: "Lieu",
  startsOn: "Début",
  contract: "Contrat",
  weeklyHours: "Heures par semaine",
  pay: "Salaire",
  payPeriod: "Salaire par heure ou par mois",
  skills: "Savoir-faire",
  visibility: "Qui le voit",
  contactName: "Personne à appeler",
  contactPhone: "Téléphone",
  contactMail: "Adresse électronique",
  callTime: "Quand appeler",
} as const satisfies Readonly<Record<ImportField, string>>;

/** What to write in a cell that does not fit. */
const badCell = {
  reference: "80 signes au plus.",
  siret: "Écrivez les 14 chiffres du SIRET. Un chiffre est faux, ou il en manque.",
  companyName: "120 signes au plus.",
  naf: "Écrivez quatre chiffres et une lettre, par exemple 4332A, ou rien.",
  companySize: "Écrivez un nombre de salariés, ou rien.",
  job: "Écrivez le poste dans vos mots, 100 signes au plus.",
  rome: "Écrivez un code ROME, par exemple H2913, ou rien si le poste est écrit.",
  headcount: "Écrivez un nombre, de 1 à 999.",
  place: "Écrivez une commune de la région, ou son code postal.",
  startsOn: "Écrivez un jour à venir, par exemple 15/02/2027, ou rien si c’est dès que possible.",
  contract: "Écrivez CDI, CDD, intérim, alternance ou saison.",
  weeklyHours: "Écrivez un nombre d’heures, de 1 à 48, ou rien.",
  pay: "Écrivez une somme en euros, par exemple 12,50, avec sa période. De 3 à 200 € de l’heure, 30 € au moins par mois.",
  payPeriod: "Écrivez heure ou mois.",
  skills: "Écrivez 20 savoir-faire au plus, séparés par une barre droite.",
  visibility: "Écrivez tout le monde, conseillers, ou conseillers entreprises.",
  contactName: "Écrivez qui appeler, 80 signes au plus.",
  contactPhone: "Écrivez un numéro complet, par exemple 06 12 34 56 78.",
  contactMail: "Écrivez une adresse complète, ou rien.",
  callTime: "Écrivez matin, midi, après-midi, soir, ou rien.",
} as const satisfies Readonly<Record<ImportField, string>>;

/** A cell that does not fit. */
export function badCellFault(field: ImportField): CellFault {
  return { field, message: badCell[field] };
}

/** A cell that names what nobody knows. */
export function unknownCellFault(refusal: ContributionRefusal): CellFault {
  switch (refusal.kind) {
    case "unknown-place":
      return { field: "place", message: placeMessage(refusal.choices) };
    case "unknown-metier":
      return { field: "rome", message: badCell.rome };
    case "unknown-skill":
      return { field: "skills", message: badCell.skills };
    case "starts-before-today":
      return { field: "startsOn", message: badCell.startsOn };
    default:
      return assertNever(refusal);
  }
}

function placeMessage(choices: readonly string[]): string {
  if (choices.length === 0) return badCell.place;
  if (choices.length === 1) return `Est-ce ${choices[0]}\u00a0? Écrivez son nom entier.`;
  return `Plusieurs communes : ${choices.slice(0, 6).join(", ")}. Écrivez le nom de la bonne.`;
}

/** The reference served for another need. */
export const referenceFault: CellFault = {
  field: "reference",
  message: "Cette référence est déjà celle d’un autre besoin transmis. Donnez-en une autre si c’est un nouveau besoin.",
};
