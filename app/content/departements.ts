/** The Départements of the region, by INSEE code. */
export const departementNames: Readonly<Record<string, string>> = {
  "02": "Aisne",
  "59": "Nord",
  "60": "Oise",
  "62": "Pas-de-Calais",
  "80": "Somme",
};
