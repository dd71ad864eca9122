import { type Letter, letter, plainClosing, plainGreeting } from "./letter.ts";

/** The link that lets somebody choose a new password; `url` is valid 30 minutes. */
export function passwordResetLetter({ url }: { readonly url: string }): Letter {
  return letter({
    title: "Choisir un nouveau mot de passe",
    greeting: plainGreeting,
    paragraphs: [
      "Vous avez demandé un nouveau mot de passe pour le Hub emploi-formation.",
      "Ouvrez ce lien pour le choisir. Il est valable 30 minutes.",
      "Vous n’avez rien demandé ? Ne faites rien. Votre mot de passe reste le même.",
    ],
    action: { label: "Choisir mon mot de passe", url },
    closing: plainClosing,
  });
}
