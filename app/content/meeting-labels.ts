/** LHÉO dict-modalite-recrutement, in people's words. */
const labels: Readonly<Record<number, string>> = {
  0: "Rencontre",
  1: "Recrutement par simulation",
  2: "Concours",
  3: "Étude du dossier",
  4: "Tests pratiques",
  5: "Épreuves écrites",
  6: "Épreuves orales",
  7: "Candidature",
  8: "Entretien",
  9: "Réunion d’information",
};

/** What a recruitment meeting of this kind is called. */
export function meetingLabel(kind: number): string {
  return labels[kind] ?? "Rencontre";
}
