/** Words of the pages of a list. Apart from those of results: every long list loads them. */
export const paginationText = {
  label: "Pages de résultats",
  previous: "Précédente",
  next: "Suivante",
  goTo: (page: number): string => `Page ${page}`,
} as const;
