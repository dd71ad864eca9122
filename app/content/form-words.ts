/** Words every form shares. */
export const formWords = {
  /** Nothing is wrong with what was typed: somebody came first, or the moment is past. */
  notDone: "Ce n’est pas fait. Rien n’est perdu.",
  problems: (count: number): string =>
    count === 1 ? "Un point est à revoir. Rien n’est perdu." : `${count} points sont à revoir. Rien n’est perdu.`,
  /** In the summary of errors, away from the field: « Nom : remplissez ce champ. » */
  problemOf: (label: string | null, message: string): string =>
    label === null ? message : `${label}${label.endsWith("?") ? "" : " :"} ${continued(label, message)}`,
  code: "Code",
  errorPrefix: "Erreur – ",
  required: "Remplissez ce champ.",
  tooLong: "Ce texte est trop long.",
  unreadable: "Une partie du formulaire n’a pas été comprise. Rechargez la page, puis recommencez.",
  email: "Écrivez une adresse électronique complète, par exemple prenom.nom@exemple.fr.",
} as const;

/** A sentence after the label of its field: after a question it stays one; an acronym keeps its capitals. */
function continued(label: string, message: string): string {
  const isWord = /^\p{Lu}[\p{Ll}’ ]/u.test(message);
  return isWord && !label.endsWith("?") ? message.charAt(0).toLocaleLowerCase("fr") + message.slice(1) : message;
}
