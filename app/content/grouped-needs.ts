/** The page where the Region reads the needs of companies put together. */
export const groupedNeedsPage = {
  title: "Besoins regroupés",
  lede: "Les recherches d’entreprises ouvertes et confirmées, regroupées. Une recherche de plusieurs capteurs ne compte qu’une fois.",
  counted:
    "« Complets » : prêts à recevoir une réponse. « Sans réponse » : complets, sans opération en cours ni session demandée.",
  unconfirmed: "Les recherches que personne n’a encore confirmées ne sont pas comptées.",
  sector: "Secteur",
  anySector: "Tous les secteurs",
  arrondissement: "Arrondissement",
  anyArrondissement: "Tous les arrondissements",
  submit: "Regrouper",
  none: "Aucune recherche confirmée n’est ouverte ici.",
  heads: ["Recherches", "Personnes cherchées", "Complets", "Opération en cours", "Session demandée", "Sans réponse"],
  by: {
    sector: { title: "Par secteur", head: "Secteur", unsaid: "Secteur non dit" },
    metier: { title: "Par métier", head: "Métier", unsaid: "Métier pas encore choisi" },
    arrondissement: { title: "Par arrondissement", head: "Arrondissement", unsaid: "Lieu hors des communes connues" },
  },
} as const;
