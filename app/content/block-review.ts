import { counted } from "./amounts.ts";
import { dayAndMonth } from "./dates.ts";

const trainings = (count: number): string => counted(count, "formation", "formations");
const decided = { accepted: "acceptée", rejected: "rejetée" } as const;

/** The pages on which an operator reviews which skills a block teaches. */
export const blockReview = {
  title: "Compétences des blocs",
  lede: "Le portail devine quelles compétences apporte chaque bloc. Relisez-les : ce que vous décidez ne changera plus tout seul.",
  order: "Les certifications les plus préparées viennent en premier.",
  progress: (reviewed: number, of: number): string =>
    of === 0
      ? "Aucune formation ne prépare de bloc pour le moment."
      : `${grouped(reviewed)} sur ${trainings(of)} : tous leurs blocs sont relus (${Math.floor((100 * reviewed) / of)} %).`,
  progressHow: "Un bloc est relu quand au moins un avis est donné et qu’aucune compétence montrée n’attend le sien.",
  none: "Aucune formation ne prépare de certification connue.",
  uses: (count: number): string => `Préparée par ${trainings(count)}.`,
  blocks: (reviewed: number, of: number): string =>
    `${reviewed} bloc${reviewed < 2 ? "" : "s"} sur ${of} relu${reviewed < 2 ? "" : "s"}.`,
  back: "Toutes les certifications",
  inactive: "Cette certification n’est plus en vigueur : ses blocs ne sont montrés à personne.",
  noBlock: "Le registre ne donne aucun bloc à cette certification.",
  noLink: "Aucune compétence n’est reliée à ce bloc.",
  state: {
    accepted: "Acceptée : montrée",
    rejected: "Rejetée : cachée",
    shown: "À relire : montrée",
    hidden: "À relire : cachée, pas assez sûre",
  },
  confidence: (percent: number): string => `Confiance : ${percent} sur 100.`,
  why: (evidence: string): string => `Raison : ${evidence}.`,
  history: (past: readonly { readonly verdict: "accepted" | "rejected"; readonly on: string }[]): string =>
    `Avis donnés : ${past.map(({ verdict, on }) => `${decided[verdict]} le ${dayAndMonth(on)}`).join(", puis avant ")}.`,
  accept: "Accepter",
  reject: "Rejeter",
  add: "Ajouter une compétence à un bloc",
  addHint: "Un ou plusieurs mots de la compétence, par exemple : toilette, soudure.",
  words: "Compétence",
  search: "Chercher",
  addTo: (block: string): string => `Ajouter à ${block}`,
  foundNone: "Aucune compétence du ROME ne contient ces mots.",
  found: "Compétences trouvées",
  preview: "Avant de garder votre avis",
  about: (skill: string, block: string): string => `« ${skill} », dans le bloc « ${block} ».`,
  changes: {
    appears: (count: number): string =>
      `${trainings(count)} en plus ${count < 2 ? "dira" : "diront"} apporter cette compétence.`,
    goes: (count: number): string =>
      `${trainings(count)} ne ${count < 2 ? "dira" : "diront"} plus apporter cette compétence.`,
    stays: (isSeen: boolean): string =>
      `Rien ne change pour le public : la compétence ${isSeen ? "est déjà montrée" : "n’est déjà pas montrée"}. Votre avis est gardé.`,
  },
  which: "Ces formations",
  gaps: (count: number): string =>
    `${counted(count, "métier demande", "métiers demandent")} cette compétence. Qui veut ce métier voit son résultat changer.`,
  jobs: "Ces métiers",
  more: (count: number): string => `et ${grouped(count)} de plus`,
  keep: { accepted: "Garder : elle est acceptée", rejected: "Garder : elle est rejetée" },
  cancel: "Ne rien changer",
  delay: "Les pages sont à jour en une minute.",
  saved: { "avis-garde": "Votre avis est gardé. Les pages sont à jour en une minute." },
} as const;

function grouped(value: number): string {
  return counted(value, "", "").trim();
}
