export const searchForm = {
  label: "Chercher une formation",
  what: "Que voulez-vous faire ?",
  whatHint: "Un métier, un savoir-faire, un diplôme. Exemple : soudeur",
  where: "Où ?",
  whereHint: "Une ville, un code postal, un département",
  submit: "Voir les formations",
} as const;
