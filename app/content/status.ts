/** The small page that says how fresh the catalogue is. */
export const statusPage = {
  title: "État du service",
  description: "La version du catalogue, la date de la dernière mise à jour et les sources.",
  version: "Version du catalogue",
  versionNumber: (version: number): string => `Version ${version}`,
  updated: "Dernière mise à jour",
  search: "Recherche",
  searchStates: {
    usual: "Fonctionne normalement",
    degraded: "Moteur de secours : l’ordre des résultats peut différer",
  },
  sources: "Sources",
  fictional: "démonstration, données inventées",
  empty: "Le catalogue est vide : aucune formation n’a encore été importée.",
} as const;
