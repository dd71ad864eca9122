import { counted } from "./amounts.ts";

/** Positioning several people on one session: who, then on what terms. */
export const positionManyPage = {
  title: (training: string): string => `Positionner sur « ${training} »`,
  whom: "Pour qui ?",
  whomLede: (most: number): string =>
    `Cochez une personne, ou jusqu’à ${most}. La suite montre, pour chacune, ce que demande la session.`,
  filter: "Nom ou prénom",
  filterButton: "Filtrer",
  chosen: "Personnes suivies",
  none: "Vous ne suivez personne. Ajoutez d’abord une personne.",
  noneFound: "Personne ne correspond à ce nom.",
  someOnly: (shown: number, total: number): string =>
    `${counted(shown, "personne montrée", "personnes montrées")} sur ${total}. Filtrez par nom pour trouver les autres.`,
  unshown: (count: number): string =>
    count === 1 ? "1 personne déjà cochée reste choisie." : `${count} personnes déjà cochées restent choisies.`,
  next: "Continuer",
  tooMany: (most: number): string => `Choisissez ${most} personnes au plus à la fois.`,
  check: (count: number): string => `Vérifier, puis envoyer ${counted(count, "demande", "demandes")}`,
  terms: "Les mêmes choix valent pour toutes les personnes.",
  people: "Demandes à envoyer",
  hasAgreed: "Accord",
  agreed: "Chaque personne cochée est d’accord pour cette demande",
  code: "Pour plusieurs personnes à la fois, le portail demande de nouveau votre code.",
  submit: "Envoyer les demandes",
  another: "Choisir d’autres personnes",
  doneFor: (names: string): string => `C’est envoyé pour : ${names}.`,
  refusedFor: (name: string, why: string): string => `${name} : ${why}`,
  errors: {
    personFileIds: "Cochez au moins une personne.",
    hasAgreed: "Demandez son accord à chaque personne, puis cochez la case.",
  },
  fromTraining: "Vous accompagnez quelqu’un ? Positionner sur cette session",
} as const;
