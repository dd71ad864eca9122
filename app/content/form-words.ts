/** Words every form shares. */
export const formWords = {
  problems: (count: number): string =>
    count === 1 ? "Un point est à revoir. Rien n’est perdu." : `${count} points sont à revoir. Rien n’est perdu.`,
  errorPrefix: "Erreur – ",
  required: "Remplissez ce champ.",
  tooLong: "Ce texte est trop long.",
  unreadable: "Une partie du formulaire n’a pas été comprise. Rechargez la page, puis recommencez.",
  email: "Écrivez une adresse électronique complète, par exemple prenom.nom@exemple.fr.",
} as const;
