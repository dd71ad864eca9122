import { type Letter, letter, plainClosing, plainGreeting } from "./letter.ts";

/** The link by which a person ties their account to the file that an organisation holds on them. It names nobody. */
export function fileLinkLetter({ url }: { readonly url: string }): Letter {
  return letter({
    title: "Votre dossier au Hub emploi-formation",
    greeting: plainGreeting,
    paragraphs: [
      "La personne qui vous accompagne vous propose de voir votre dossier : vos demandes de formation, et qui l’a lu.",
      "Ouvrez ce lien, connectez-vous, puis dites que ce dossier est le vôtre. Il est valable 7 jours et sert une seule fois.",
      "Vous n’attendez rien ? Ne faites rien. Ne donnez ce lien à personne.",
    ],
    action: { label: "Voir mon dossier", url },
    closing: plainClosing,
  });
}

/** The same for a telephone. It fits in one SMS (160 characters of GSM 03.38) while the portal's address has 46 characters at most. */
export function fileLinkSms({ url }: { readonly url: string }): string {
  return `Hub emploi-formation. Voir votre dossier, lien valable 7 jours :\n${url}`;
}
