import { counted } from "./amounts.ts";

export const needFilesPage = {
  title: "Importer des besoins",
  lede:
    "Envoyez un tableau\u00a0: une ligne par besoin, 10\u202f000 lignes au plus. Rien n’est transmis avant que vous ayez vu les lignes " +
    "à corriger.",
  model: "Télécharger un tableau modèle",
  file: "Tableau au format CSV",
  fileHint: "Dans votre tableur\u00a0: « Enregistrer sous », puis CSV. 5\u00a0Mo au plus.",
  submit: "Envoyer le tableau",
  list: "Tableaux envoyés",
  none: "Aucun tableau pour l’instant.",
  kept: "Un tableau est gardé 30 jours, puis effacé. Les besoins transmis restent.",
  saved: { "tableau-efface": "Le tableau est effacé." },
  sentOn: (day: string): string => `Envoyé le ${day}.`,
  states: {
    mapping: "Colonnes à dire",
    checking: "Vérification en cours",
    checked: "À relire, puis à transmettre",
    sending: "Transmission en cours",
    sent: "Transmis",
  },
  errors: {
    file: "Choisissez un fichier CSV.",
    empty: "Ce fichier est vide. Vérifiez-le, puis choisissez-le de nouveau.",
    "not-text": "Ce fichier n’est pas un tableau CSV. Dans votre tableur : « Enregistrer sous », puis CSV.",
    tooLarge: "Ce fichier dépasse 5 Mo. Coupez-le en deux.",
    "empty-table": "Ce tableau n’a aucune ligne sous ses titres. Vérifiez-le, puis choisissez-le de nouveau.",
    "too-wide": "Ce tableau a plus de 60 colonnes. Gardez celles des besoins.",
    "too-many-rows": "Ce tableau a plus de 10\u202f000 lignes. Coupez-le en deux.",
    "not-a-table": (line: number): string =>
      `La ligne ${line} ne se lit pas\u00a0: un guillemet n’est pas fermé. Corrigez-la dans le tableur.`,
  },
} as const;

export const needFilePage = {
  back: "Tous les tableaux",
  columnsTitle: "Que contient chaque colonne\u00a0?",
  columnsLede:
    "Il faut au moins le SIRET, le poste ou son code ROME, le nombre de personnes, le lieu et le contrat. Vos choix sont gardés pour " +
    "la prochaine fois.",
  noColumn: "Aucune colonne",
  example: (header: string, cell: string): string => (cell === "" ? header : `${header} (« ${cell} »)`),
  submitColumns: "Vérifier les lignes",
  again: "Changer les colonnes",
  errors: {
    column: "Choisissez la colonne.",
    job: "Choisissez la colonne du poste, ou celle du code ROME.",
    twice: "Cette colonne est déjà choisie plus haut.",
    atWork: "Le portail travaille sur ce tableau. Attendez qu’il ait fini.",
    changed: "Cette ligne a changé depuis. Relisez la page.",
  },
  progress: (done: number, all: number): string => `${counted(done, "ligne faite", "lignes faites")} sur ${all}.`,
  atWork: {
    checking: "Le portail vérifie les lignes. Vous pouvez fermer cette page et revenir.",
    sending: "Le portail transmet les besoins. Vous pouvez fermer cette page et revenir.",
  },
  refresh: "Voir où il en est",
  counts: {
    ready: (count: number): string => `${counted(count, "besoin prêt", "besoins prêts")} à transmettre`,
    bad: (count: number): string => `${counted(count, "ligne", "lignes")} à corriger`,
    told: (count: number): string => counted(count, "besoin transmis", "besoins transmis"),
    known: (count: number): string =>
      `${counted(count, "ligne déjà transmise", "lignes déjà transmises")}, sans second besoin`,
  },
  others: (count: number): string =>
    `${counted(count, "ligne parle", "lignes parlent")} d’une autre entreprise que la vôtre. ` +
    "Transmettez-les si c’est bien elle qui recrute.",
  remove: "Effacer ce tableau",
  removeHint: "Ses lignes sont effacées du portail. Les besoins déjà transmis restent.",
  removeSure: "Effacer le tableau",
  send: (count: number): string => `Transmettre ${counted(count, "besoin", "besoins")}`,
  sendLede: "Un conseiller lit chaque besoin et appelle l’entreprise. Rien n’est montré avant.",
  became: "Ce qu’ils sont devenus",
  badTitle: "Lignes à corriger",
  badLede: "Corrigez ici, ou téléchargez ces lignes, corrigez-les dans le tableur et envoyez-les.",
  sharedTitle: "La même case fausse dans plusieurs lignes",
  sharedLede: "Corrigez-la une fois\u00a0: elle l’est dans toutes ces lignes, et le portail les vérifie à nouveau.",
  shared: (label: string, cell: string, rows: number): string =>
    `${label}\u00a0: ${cell === "" ? "case vide" : `« ${cell} »`}, dans ${counted(rows, "ligne", "lignes")}`,
  mendShared: (label: string): string => `Corriger partout\u00a0: ${label}`,
  download: "Télécharger les lignes à corriger",
  line: (line: number): string => `Ligne ${line}`,
  mend: (line: number): string => `Corriger la ligne ${line}`,
  refusalsName: "lignes-a-corriger.csv",
  refusalsHead: ["Ligne", "À corriger"],
  saved: {
    "ligne-corrigee": "La ligne est corrigée.",
    "ligne-encore": "La ligne est enregistrée, mais une case ne va pas encore.",
  },
} as const;
