import { type Letter, letter, plainClosing, plainGreeting } from "./letter.ts";

/** The link that signs somebody in; `url` is valid 15 minutes. */
export function signInLetter({ url }: { readonly url: string }): Letter {
  return letter({
    title: "Votre lien de connexion",
    greeting: plainGreeting,
    paragraphs: [
      "Vous avez demandé à vous connecter au Hub emploi-formation.",
      "Ouvrez ce lien. Il est valable 15 minutes et sert une seule fois.",
      "Vous n’avez rien demandé ? Ne faites rien. Ne donnez ce lien à personne.",
    ],
    action: { label: "Me connecter", url },
    closing: plainClosing,
  });
}
