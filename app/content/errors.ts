export const notFound = {
  title: "Cette page n’existe pas",
  text: "L’adresse a peut-être changé, ou la formation n’est plus proposée.",
  next: "Vous pouvez chercher une formation, ou nous appeler.",
} as const;

export const trainingNotFound = {
  title: "Cette formation n’est plus ici",
  text: "L’organisme l’a retirée, ou l’adresse est incomplète.",
  next: "D’autres formations proches existent sûrement. Cherchez ci-dessous, ou appelez-nous.",
} as const;

export const pausedPage = {
  title: "Le site ne répond pas pour l’instant",
  text: "Nos données sont injoignables. Le problème vient de chez nous.",
  next: "Attendez quelques secondes, puis rechargez la page. Si vous veniez d’envoyer un formulaire, vérifiez d’abord s’il est enregistré.",
} as const;

/** A form whose fields do not say what is asked: another version of the page, or an address typed by hand. */
export const unreadableRequest = {
  title: "Cette demande n’a pas été comprise",
  text: "Il manque quelque chose à ce qui a été envoyé. Rien n’a été enregistré.",
  next: "Revenez à la page, rechargez-la, puis recommencez. Si cela continue, appelez-nous.",
} as const;

/** A form made for another session, or too long ago. */
export const refusedForm = {
  title: "Ce formulaire ne peut plus servir",
  text: "La page est restée ouverte longtemps, ou vous avez changé de connexion entre-temps. Rien n’a été enregistré.",
  next: "Revenez à la page, rechargez-la, puis recommencez.",
} as const;

export const brokenPage = {
  title: "La page ne s’affiche pas",
  text: "Le problème vient de chez nous. Rien de ce que vous avez fait n’est perdu.",
  next: "Essayez de nouveau dans une minute. Si cela continue, appelez-nous.",
  retry: "Essayer de nouveau",
} as const;
