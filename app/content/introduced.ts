import { dayInWords } from "./dates.ts";

/** Who was introduced to a company, on the page of its need. */
export const introducedText = {
  title: "Personnes qui veulent vous rencontrer",
  lede: "Un conseiller leur a proposé votre emploi, et elles ont dit oui. Gardez leurs coordonnées pour vous.",
  by: (organisation: string): string => `Accompagnée par : ${organisation}`,
  phone: "Téléphone",
  mail: "E-mail",
  noContact: "Pas de contact direct : son conseiller lui dit votre réponse.",
  canDo: (labels: readonly string[]): string => `Sait faire : ${labels.join(" ; ")}`,
  answerBy: (day: string): string =>
    `Répondez avant la fin du ${dayInWords(day)} : ensuite, ses coordonnées sont effacées.`,
  meets: (time: string): string => `Rencontre prévue : ${time}.`,
  meet: "Je la rencontre",
  meetAgain: "Changer la rencontre",
  meetHint: "La personne reçoit le nom de votre entreprise et ce que vous dites ici.",
  day: "Quel jour ?",
  chooseDay: "Dites quel jour.",
  time: "À quelle heure ?",
  chooseTime: "Dites à quelle heure.",
  how: "Comment ?",
  chooseHow: "Dites comment vous vous rencontrez.",
  where: "Où ?",
  whereHint:
    "Sur place : l’adresse. Au téléphone : le numéro que la personne appelle, ou rien si vous l’appelez. En visioconférence : le lien.",
  tooLong: "C’est trop long. Écrivez 200 signes au plus.",
  ask: "Qui demander ?",
  meetSubmit: "Enregistrer la rencontre",
  pass: "Je ne la rencontre pas",
  notHire: "Rencontrée, pas embauchée",
  reason: "Pourquoi ?",
  chooseReason: "Choisissez pourquoi",
  submitNo: "Enregistrer",
  hire: "Embauchée",
  hireHint:
    "Elle est comptée parmi les personnes que vous cherchez : ne la comptez pas une seconde fois plus bas. Si vous n’en cherchez plus " +
    "d’autre, votre besoin se ferme, les coordonnées sont effacées de cette page et les autres personnes sont prévenues.",
  hireSure: "Oui, elle est embauchée",
  noShow: "Elle n’est pas venue",
  changed: "Quelque chose a changé entre-temps. Rechargez la page.",
  gone: "Cette personne n’est plus disponible, ou vous avez déjà répondu.",
} as const;
