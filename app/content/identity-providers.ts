/** What happened, why, and what to do. */
export interface RefusalWords {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}

export const providerButtons = {
  proconnect: { label: "Se connecter avec ProConnect", hint: "Pour les professionnels, avec leur compte de travail." },
  franceconnect: { label: "Se connecter avec FranceConnect", hint: "Pour vous, avec un compte que vous avez déjà." },
} as const;

export const providerChoice = {
  title: "Avec un service de l’État",
  localTitle: "Professionnels : avec un mot de passe",
  joinHint: "Vous avez un compte ProConnect ? Vous n’avez pas besoin d’un autre mot de passe.",
  ownPassword: "Sinon, créez un compte avec un mot de passe.",
} as const;

const START_AGAIN = "Revenez à la page de connexion et recommencez.";
const ANSWER_REFUSED: RefusalWords = {
  title: "La connexion n’a pas abouti",
  text: "La réponse du service de connexion n’a pas pu être vérifiée. Par prudence, personne n’a été connecté.",
  next: `${START_AGAIN} Si cela se répète, appelez-nous.`,
};
const SERVICE_DOWN: RefusalWords = {
  title: "Le service de connexion ne répond pas",
  text: "Le problème ne vient pas de vous. Ce service est arrêté, ou trop lent en ce moment.",
  next: "Essayez encore dans quelques minutes. Si vous avez un mot de passe ici, il marche toujours.",
};
const INVITATION_OVER: RefusalWords = {
  title: "Cette invitation ne marche plus",
  text: "Votre identité est reconnue, mais l’invitation a déjà servi, a plus de sept jours ou a été annulée.",
  next: "Demandez une autre invitation à votre organisation.",
};

/** One answer for each reason not to let somebody in after ProConnect or FranceConnect; none names an account. */
export const providerRefusals = {
  expired: {
    title: "Le temps est passé",
    text: "La connexion a duré plus de dix minutes. Par prudence, elle a été arrêtée.",
    next: START_AGAIN,
  },
  "sign-in-unknown": {
    title: "Cette connexion est déjà terminée",
    text: "Cette adresse a déjà servi, ou elle est trop ancienne. Elle ne peut servir qu’une fois.",
    next: START_AGAIN,
  },
  "other-browser": {
    title: "Cette connexion a commencé ailleurs",
    text: "Elle a été commencée dans un autre navigateur. Par prudence, elle ne peut pas finir dans celui-ci.",
    next: "Ne suivez pas un lien de connexion reçu de quelqu’un. Connectez-vous depuis la page de connexion.",
  },
  "provider-error": {
    title: "Vous n’êtes pas connecté",
    text: "Le service de connexion n’a pas confirmé votre identité. Vous avez peut-être annulé.",
    next: START_AGAIN,
  },
  "provider-unreachable": SERVICE_DOWN,
  "provider-misconfigured": {
    title: "Ce service de connexion est mal réglé",
    text: "Le problème vient de chez nous, pas de vous.",
    next: "Appelez-nous. Si vous avez un mot de passe ici, il marche toujours.",
  },
  "amr-missing": {
    title: "La connexion n’a pas abouti",
    text: "Le service de connexion n’a pas dit comment vous avez prouvé votre identité. Nous devons le savoir.",
    next: `${START_AGAIN} Si cela se répète, appelez-nous.`,
  },
  "weak-sign-in": ANSWER_REFUSED,
  "wrong-issuer": ANSWER_REFUSED,
  "state-mismatch": ANSWER_REFUSED,
  "callback-malformed": ANSWER_REFUSED,
  "token-refused": ANSWER_REFUSED,
  "userinfo-refused": ANSWER_REFUSED,
  "account-closed": {
    title: "Ce compte est fermé",
    text: "Votre identité est reconnue, mais votre compte ici a été fermé.",
    next: "Si c’est une erreur, appelez-nous.",
  },
  "wrong-provider": {
    title: "Ce n’est pas le bon bouton",
    text: "ProConnect sert aux professionnels, FranceConnect sert aux personnes pour leurs propres démarches.",
    next: "Revenez à la page de connexion et choisissez l’autre bouton.",
  },
  "invitation-needed": {
    title: "Il vous manque une invitation",
    text: "Votre identité est reconnue, mais vous n’avez pas encore d’invitation. Votre organisation décide qui la rejoint.",
    next: "Demandez une invitation à votre responsable. Ouvrez ensuite le lien reçu et choisissez ProConnect.",
  },
  "invitation-unknown": INVITATION_OVER,
  "invitation-over": INVITATION_OVER,
} as const satisfies Readonly<Record<string, RefusalWords>>;

export const refusalPage = { back: "Revenir à la page de connexion" } as const;
