/** The page where members read the needs of companies put together; the Region, what answers them too. */
export const groupedNeedsPage = {
  title: "Besoins regroupés",
  lede: "Les recherches d’entreprises confirmées que vous pouvez voir. Dite par plusieurs capteurs, une recherche compte une fois.",
  complete: "« Complètes » : prêtes à recevoir une réponse.",
  counted:
    "« Complètes » : prêtes à recevoir une réponse. « Sans réponse » : complètes, sans opération en cours ni session demandée.",
  unconfirmed: "Les recherches que personne n’a encore confirmées ne sont pas comptées.",
  sector: "Secteur",
  anySector: "Tous les secteurs",
  arrondissement: "Arrondissement",
  anyArrondissement: "Tous les arrondissements",
  submit: "Regrouper",
  none: "Aucune recherche confirmée n’est ouverte ici.",
  heads: ["Recherches", "Personnes cherchées", "Complètes"],
  answers: ["Opération en cours", "Session demandée", "Sans réponse"],
  by: {
    sector: { title: "Par secteur", head: "Secteur", unsaid: "Secteur non dit" },
    metier: { title: "Par métier", head: "Métier", unsaid: "Métier pas encore choisi" },
    arrondissement: { title: "Par arrondissement", head: "Arrondissement", unsaid: "Lieu hors des communes connues" },
  },
} as const;
