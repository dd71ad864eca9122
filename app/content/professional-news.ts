/** The mail that tells a professional, twice a day at most, what happened to positionings. It names nobody. */
export const professionalNews = {
  title: "Nouvelles de vos positionnements",
  lede: "Depuis le dernier message :",
  line: (training: string, state: string): string => `« ${training} » – ${state}`,
  people: (count: number): string => (count === 1 ? "1 personne" : `${count} personnes`),
  next: "Le portail dit qui, et ce qu’il y a à faire.",
  open: "Ouvrir mon espace",
} as const;
