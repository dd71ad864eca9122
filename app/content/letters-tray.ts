import { dayInWords } from "./dates.ts";

/** The letters that an organisation prints and posts, for people whom it reaches in no other way. */
export const lettersTray = {
  title: "Lettres à imprimer",
  saved: {
    postees: "C’est noté : ces lettres sont parties. Leur texte est effacé.",
    "postees-sauf":
      "C’est noté. Une lettre plus récente en a remplacé au moins une : ne postez pas l’ancienne, imprimez la nouvelle.",
    retiree: "C’est noté : cette lettre ne part pas, et son texte est effacé. Prévenez la personne autrement.",
  },
  lede: [
    "Ces personnes n’ont ni téléphone ni e-mail, ou leur message n’est pas arrivé.",
    "Imprimez leurs lettres, puis postez-les ou remettez-les en main propre.",
  ].join(" "),
  none: "Aucune lettre n’attend. Une lettre arrive ici quand une décision concerne une personne sans téléphone ni e-mail.",
  count: (total: number): string => (total === 1 ? "1 lettre attend." : `${total} lettres attendent.`),
  more: (shown: number): string =>
    `Les ${shown} plus anciennes sont montrées. Postez-les, puis revenez pour les suivantes.`,
  print: (count: number): string => (count === 1 ? "Imprimer la lettre (PDF)" : `Imprimer les ${count} lettres (PDF)`),
  postAll: (count: number): string => `Les ${count} lettres sont postées`,
  postAllHint: "Leur texte est alors effacé, sans retour. Comptez vos enveloppes avant.",
  postAllSure: (count: number): string => `Oui, les ${count} sont postées : effacer leur texte`,
  post: "Elle est postée",
  since: (day: string): string => `Écrite le ${dayInWords(day)}`,
  noAddress: "Sans adresse : remettez-la en main propre.",
  noReader: "Lettre illisible",
  noReaderHint:
    "La clé qui la protégeait a changé : personne ne peut l’imprimer. Prévenez la personne autrement, puis retirez cette lettre.",
  over: "Ne postez pas cette lettre : son code ne marche plus.",
  overHint: (day: string): string =>
    `Le code a cessé de marcher le ${dayInWords(day)}. Allez voir la personne ou appelez-la, puis notez sa réponse dans son dossier.`,
  drop: "Retirer cette lettre",
  file: "lettres.pdf",
  fileTitle: "Lettres à poster",
  dateLine: (day: string): string => `Le ${dayInWords(day)}`,
  waiting: (count: number): string =>
    count === 1
      ? "1 lettre attend d’être imprimée et postée"
      : `${count} lettres attendent d’être imprimées et postées`,
} as const;
