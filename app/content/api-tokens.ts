export const apiTokensPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "logiciel-ferme": "L’accès est fermé. Le logiciel ne peut plus rien transmettre ni lire.",
  },
  title: "Accès pour un logiciel",
  lede:
    "Votre logiciel peut transmettre les besoins des entreprises sans que personne les tape de nouveau. Il lui faut un jeton\u00a0: un " +
    "mot de passe fait pour lui seul.",
  describedAt: "La description technique, pour la personne qui règle le logiciel",
  create: "Ouvrir un accès",
  name: "Nom du logiciel",
  nameHint: "Pour le reconnaître dans la liste ci-dessous.",
  scope: "Que pourra-t-il faire\u00a0?",
  scopes: {
    "needs.write": {
      label: "Transmettre des besoins",
      hint: "Et lire ce qu’ils deviennent.",
    },
    "needs.read": { label: "Lire ce que deviennent les besoins", hint: "Il ne transmet rien." },
  },
  submit: "Créer le jeton",
  errors: { scope: "Choisissez ce que le logiciel pourra faire." },
  tooMany: "Dix accès sont déjà ouverts. Fermez-en un, puis recommencez.",
  created: "Le jeton est prêt",
  createdText:
    "Copiez-le maintenant dans les réglages du logiciel\u00a0: il n’est gardé nulle part et ne sera plus affiché. " +
    "Ne l’envoyez pas par e-mail.",
  list: "Accès ouverts et fermés",
  none: "Aucun accès n’a encore été ouvert.",
  facts: (by: string, created: string, until: string): string =>
    `Ouvert par ${by} le ${created}, valable jusqu’au ${until}.`,
  open: "ouvert",
  expired: "terminé",
  revoked: (day: string): string => `fermé le ${day}`,
  revoke: "Fermer l’accès",
  ofSoftware: (name: string): string => ` de ${name}`,
} as const;
