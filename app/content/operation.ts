import type { EffectTopic } from "#app/platform/outbox/effect-topics.ts";

/** The operator's space: what its pages share, and its pages of letters and links. */

export const operation = {
  title: "Exploitation du portail",
  navigation: "Exploitation du portail",
  sections: {
    imports: "Imports",
    visibility: "Visibilité",
    ties: "Organismes",
    sessions: "Sessions",
    deadLetters: "Envois",
    links: "Liens de partage",
    words: "Mots",
    blocks: "Blocs",
  },
} as const;

const count = new Intl.NumberFormat("fr-FR");

export const deadLettersPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "envoi-relance": "Le message repart.",
    "envoi-abandonne": "Ce message ne sera plus envoyé.",
  },
  title: "Envois",
  lede: "Les messages que le portail doit envoyer, et ceux qui ont échoué.",
  waiting: (waiting: number): string => {
    if (waiting === 0) return "Aucun envoi n’attend.";
    return waiting === 1 ? "1 envoi attend." : `${count.format(waiting)} envois attendent.`;
  },
  oldest: (seconds: number): string =>
    seconds < 120 ? `Le plus ancien attend depuis ${seconds} s.` : `Le plus ancien attend depuis ${minutes(seconds)}.`,
  late: "La file n’avance plus. Vérifiez que « npm run worker » tourne sur au moins une machine.",
  dead: "Envois abandonnés",
  none: "Aucun envoi n’a été abandonné. Il n’y a rien à faire.",
  tooMany: (shown: number): string => `Seuls les ${shown} derniers sont montrés.`,
  topics: {
    "account-help": "Aide à un compte",
    "file-link-mail": "Lien vers le dossier d’une personne",
    "file-link-sms": "Lien par SMS vers le dossier d’une personne",
    invitation: "Invitation",
    letter: "Lettre",
    mail: "Message",
    "need-import": "Lignes d’un tableau de besoins",
    "need-mail": "Message sur le besoin d’une entreprise",
    "need-sms": "SMS sur le besoin d’une entreprise",
    "operation-opened": "Appel à des personnes pour une opération",
    "password-reset": "Nouveau mot de passe",
    "password-reset-asked": "Demande d’un nouveau mot de passe",
    "person-entered": "Entrée en formation",
    "positioning-decided": "Décision à faire connaître",
    "suggestion-decided": "Proposition à faire connaître",
    "aid-told": "Aide individuelle, nouvelle à faire connaître",
    "opening-told": "Ouverture demandée, nouvelle à faire connaître",
    "proposal-decided": "Emploi proposé, nouvelle à faire connaître",
    "need-moved": "Besoin fermé, réuni ou rouvert",
    "positioning-mail": "Message sur une demande de formation",
    "positioning-sms": "SMS sur une demande de formation",
    "read-budget-alert": "Alerte de lecture de dossiers",
    "seat-freed": "Place libérée",
    "seat-taken": "Place prise",
    "security-change": "Alerte de sécurité",
    "session-changed": "Session modifiée par son organisme",
    "sign-in-link": "Lien de connexion",
    "sign-in-sms": "Lien de connexion par SMS",
    sms: "SMS",
  } satisfies Readonly<Record<EffectTopic, string>>,
  group: (topic: string, dead: number): string => `${topic} : ${count.format(dead)}`,
  facts: (when: string, tries: number): string =>
    tries > 1 ? `abandonné ${when}, après ${tries} essais` : `abandonné ${when}, après 1 essai`,
  to: (recipient: string): string => `Pour ${recipient}`,
  toNobody: "Destinataire non affiché",
  error: (code: string): string => `Erreur : ${code}`,
  retry: "Essayer de nouveau",
  retryAll: (dead: number): string =>
    dead > 1 ? `Essayer de nouveau les ${count.format(dead)}` : "Essayer de nouveau",
  discard: "Ne plus envoyer",
  discardReason: "Pourquoi ?",
  discardSubmit: "Ne plus envoyer ce message",
  reasons: {
    "wrong-recipient": "l’adresse n’existe pas",
    "out-of-date": "le message n’est plus utile",
    "said-otherwise": "la personne a été prévenue autrement",
  },
} as const;

function minutes(seconds: number): string {
  return seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} heures`;
}

/** The topic in words; its code when a newer version wrote it. */
export function topicName(topic: string): string {
  return Object.entries(deadLettersPage.topics).find(([code]) => code === topic)?.[1] ?? topic;
}

export const refusalLinksPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "lien-revoque": "Le lien est révoqué. Il n’ouvre plus rien.",
  },
  title: "Liens de partage",
  lede:
    "Un lien montre à un organisme de formation ses propres refus, sans compte. Il voit ceux du dernier import de chaque source, et " +
    "rien d’autre.",
  create: "Partager avec un organisme",
  siret: "SIRET de l’organisme",
  siretHint: "14 chiffres, tels que la source les écrit",
  submit: "Créer le lien",
  notSiret: "Écrivez les 14 chiffres du SIRET.",
  unknown: "Aucune source ne nomme cet organisme. Vérifiez le SIRET dans la page de l’import.",
  created: "Le lien est prêt",
  createdText:
    "Copiez-le maintenant : il n’est gardé nulle part et ne sera plus affiché. Envoyez-le à l’organisme lui-même.",
  copyHint: "Sélectionnez l’adresse pour la copier.",
  list: "Liens créés",
  none: "Aucun lien n’a encore été créé.",
  facts: (by: string, created: string, until: string): string =>
    `créé par ${by} le ${created}, valable jusqu’au ${until}`,
  open: "ouvert",
  expired: "terminé",
  revoked: (day: string): string => `révoqué le ${day}`,
  revoke: "Révoquer le lien",
  ofOrganisation: (name: string): string => ` de ${name}`,
  siretOf: (siret: string): string => `SIRET ${siret}`,
} as const;

export const sharedRefusalsPage = {
  title: "Vos formations refusées",
  nameless: (siret: string): string => `l’organisme de SIRET ${siret}`,
  lede: (organisation: string, sharer: string, until: string): string =>
    `${sharer} partage cette page avec ${organisation}. Elle reste ouverte jusqu’au ${until}.`,
  explain:
    "Ces enregistrements n’ont pas pu entrer dans le catalogue. Corrigez-les dans votre outil : le prochain import les reprendra.",
  keep: "Gardez cette adresse pour vous : qui la connaît voit cette page.",
  none: "Aucun de vos enregistrements n’est refusé dans le dernier import. Il n’y a rien à corriger.",
} as const;
