/** Words every form shares. */
export const formWords = {
  problems: (count: number): string =>
    count === 1 ? "Un point est à revoir. Rien n’est perdu." : `${count} points sont à revoir. Rien n’est perdu.`,
  errorPrefix: "Erreur – ",
  required: "Remplissez ce champ.",
  tooLong: "Ce texte est trop long.",
  email: "Écrivez une adresse électronique complète, par exemple prenom.nom@exemple.fr.",
} as const;
