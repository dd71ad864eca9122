import { type Letter, letter, plainClosing, plainGreeting } from "./letter.ts";

/** Who invites, where, and the link that accepts. */
export interface Invitation {
  readonly inviterName: string;
  readonly organisationName: string;
  /** Valid seven days. */
  readonly url: string;
}

/** The invitation to join an organisation. */
export function invitationLetter({ inviterName, organisationName, url }: Invitation): Letter {
  return letter({
    title: `Invitation : ${organisationName}`,
    greeting: plainGreeting,
    paragraphs: [
      `${inviterName} vous invite sur le Hub emploi-formation.`,
      `Votre organisation sera : ${organisationName}.`,
      "Pour accepter, ouvrez ce lien. Il est valable sept jours.",
      "Vous ne connaissez pas cette personne ? Ne faites rien.",
    ],
    action: { label: "Accepter l’invitation", url },
    closing: plainClosing,
  });
}
