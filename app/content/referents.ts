/** The page that says who follows somebody, and who may open the file. */
export const referentsPage = {
  title: (name: string): string => `Qui suit ${name}`,
  fallback: "Qui suit la personne",
  lede: "Chaque référent nommé ici ouvre le dossier, agit sur les demandes et reçoit les nouvelles.",
  you: "vous",
  restricted: "Ce dossier est réservé : seuls les référents nommés ici l’ouvrent, même en cas de remplacement.",
  open: "Un collègue qui remplace un référent pendant son absence ouvre aussi ce dossier.",
  onlyStandIn: "Vous remplacez un référent : vous ne pouvez pas changer qui suit cette personne.",
  nameTitle: "Nommer un autre référent",
  colleague: "Collègue",
  choose: "Choisissez dans la liste",
  name: "Nommer ce référent",
  nobody: "Tous vos collègues qui suivent des personnes sont déjà nommés.",
  restrictTitle: "Réserver le dossier",
  restrictLede:
    "Pour une personne que vos collègues connaissent, ou pour sa sécurité. Nommez d’abord qui vous remplacera.",
  restrict: "Réserver aux référents nommés",
  release: "Ne plus réserver le dossier",
  errors: { colleagueMembershipId: "Choisissez un collègue dans la liste." },
  gone: "Ce collègue ne peut plus suivre des personnes. Choisissez-en un autre.",
  back: "Revenir au dossier",
} as const;
