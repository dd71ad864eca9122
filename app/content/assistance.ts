/** The page of a member, for whoever manages the organisation. */
export const memberPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "appareils-du-membre": "Ses appareils sont déconnectés. Un message le lui dit.",
  },
  title: (name: string): string => `Appareils de ${name}`,
  lede: (role: string, since: string): string => `Membre de votre organisation depuis le ${since}. Rôle : ${role}.`,
  sessions: "Appareils connectés",
  none: "Aucun appareil n’est connecté en ce moment.",
  why: "Un appareil perdu ou inconnu ? Déconnectez-les tous. La personne reste membre et se reconnecte ensuite.",
  end: "Déconnecter tous ses appareils",
  letter: "Un message le lui dira.",
  leave: "Retirer de l’organisation",
  back: "Revenir à mon organisation",
} as const;

/** Where the Region's operator helps the owner of an account. */
export const assistancePage = {
  title: "Aider un membre",
  lede: "Demandez à la personne son adresse électronique exacte. Tout ce que vous faites ici est écrit au journal.",
  address: "Adresse électronique du compte",
  find: "Chercher ce compte",
  none: "Aucun compte professionnel n’a cette adresse. Relisez-la avec la personne.",
  membership: (organisation: string, role: string): string => `${organisation} : ${role}`,
  noMembership: "Membre d’aucune organisation.",
  factorOn: "Second moyen de connexion : actif",
  factorOff: "Second moyen de connexion : aucun. La personne en ajoute un à sa prochaine connexion.",
  sessions: (count: number): string =>
    count === 0 ? "Aucun appareil connecté" : count === 1 ? "1 appareil connecté" : `${count} appareils connectés`,
  session: (device: string, seen: string): string => `${device}, vu ${seen}`,
  endSessions: "Déconnecter tous ses appareils",
  reset: "Retirer un second moyen perdu",
  resetLede:
    "Tous ses seconds moyens sont retirés : application de codes, clés d’accès, codes de secours. Elle " +
    "n’aura plus que son mot de passe jusqu’à sa prochaine connexion, où elle en ajoutera un. Vérifiez " +
    "donc qui demande.",
  reason: "Que s’est-il passé ?",
  reasons: {
    lost: "téléphone perdu",
    stolen: "téléphone volé",
    broken: "téléphone en panne",
    changed: "téléphone changé",
  },
  check: "Comment avez-vous vérifié l’identité ?",
  checks: {
    seen: "je l’ai vue, avec une pièce d’identité",
    manager: "son responsable la confirme, joint à un numéro connu",
    "called-back": "je l’ai rappelée au numéro de l’annuaire de son organisation",
  },
  submitReset: "Retirer ses seconds moyens",
  proof: "Le retrait vous demande d’abord de confirmer que c’est vous, si vous ne l’avez pas fait depuis 5 minutes.",
  done: {
    appareils: "Ses appareils sont déconnectés. Un message le lui dit.",
    codes: "Ses seconds moyens sont retirés. Un message dit à la personne quoi faire.",
  },
  errors: { reason: "Dites ce qui s’est passé.", check: "Dites comment vous avez vérifié." },
} as const;
