import { waitInWords } from "./sign-in.ts";

/** On the page of sign-in, what leads to a link. */
export const linkChoice = {
  title: "Vous cherchez une formation ou un emploi",
  text: "Sans mot de passe : nous vous envoyons un lien, vous l’ouvrez, vous entrez.",
  go: "Recevoir un lien par e-mail ou par SMS",
} as const;

export const askLinkPage = {
  title: "Recevoir un lien",
  lede: "Le lien ouvre votre espace. Pas besoin de mot de passe.",
  contact: "Votre adresse e-mail ou votre numéro de mobile",
  hint: "Par exemple prenom.nom@exemple.fr, ou 06 12 34 56 78.",
  submit: "Envoyer le lien",
  professional: "Ce lien n’ouvre pas un compte professionnel.",
  professionalLink: "Me connecter comme professionnel",
  wrong: {
    "not-a-mobile": "Écrivez un numéro de mobile, par exemple 06 12 34 56 78, 0692 12 34 56 ou +32 470 12 34 56.",
    "not-a-contact": "Écrivez une adresse e-mail complète, comme prenom.nom@exemple.fr, ou un numéro de mobile.",
  },
  throttled: (seconds: number): string =>
    `Plusieurs liens sont déjà partis. Regardez vos messages. Pour un autre lien, attendez ${waitInWords(seconds)}.`,
  sentTitle: "Regardez vos messages",
  sentTo: (contact: string): string => `Si « ${contact} » est bien à vous, un message part.`,
  sentNext: "Ouvrez le lien de ce message. Il est valable 15 minutes et sert une seule fois.",
  sentNothing: "Rien après 5 minutes ? Regardez dans les indésirables, et vérifiez ce que vous avez écrit.",
  again: "Demander un autre lien",
} as const;

export const enterPage = {
  title: "Entrer dans votre espace",
  as: "Vous entrez comme :",
  notYou: "Ce n’est pas vous ? N’entrez pas, et fermez cette page.",
  submit: "Entrer",
  goneTitle: "Ce lien ne marche plus",
  goneText: "Il a déjà servi, ou il a plus de 15 minutes. Demandez-en un autre.",
  closed: "Ce compte est fermé. Si c’est une erreur, appelez-nous.",
} as const;
