import { counted } from "./amounts.ts";
import { dayAndMonth, dayInWords } from "./dates.ts";

const seatsInWords = (seats: number): string => counted(seats, "place", "places");
const atLeast = (people: number): string => counted(people, "personne", "personnes");

/** What is said of a request to open a session, wherever it is shown. */
export const openingFactWords = {
  block: "Bloc demandé",
  certification: "Certification",
  where: "Où",
  near: (town: string, km: number): string => `${town}, ${km} km autour`,
  starts: "Début souhaité",
  between: (from: string, by: string): string => `entre le ${dayAndMonth(from)} et le ${dayAndMonth(by)}`,
  seats: "Places demandées",
  seatsInWords,
  people: "Personnes concernées",
  peopleInWords: (people: number): string => `au moins ${atLeast(people)}`,
  replyBy: "Réponse souhaitée",
  before: (day: string): string => `avant la fin du ${dayInWords(day)}`,
  funding: "Financement",
  funded: "La Région finance",
  notFunded: "La Région ne finance pas",
  reason: "Motif",
  session: "Session qui ouvre",
  late: "Le jour de réponse est passé",
  zone: (name: string): string => `Zone d’emploi : ${name}`,
} as const;

/** The list of requests. */
export const openingsPage = {
  title: "Ouvertures demandées",
  lede: {
    asker: "Les sessions dont votre organisation demande l’ouverture, et ce qu’elles deviennent.",
    organisation: "Des sessions sont demandées pour des blocs que vous enseignez. Dites si vous ouvrez, même non.",
    pilot: "Les sessions demandées sur votre territoire. La Région dit si elle finance.",
  },
  ask: "Demander une ouverture",
  period: "Lesquelles ?",
  periods: { active: "En attente d’une réponse", over: "Terminées" },
  show: "Afficher",
  none: { active: "Aucune demande en attente.", over: "Aucune demande terminée." },
  sums: "Ce qui est demandé, par bloc et par territoire",
  sum: (zone: string | null, requests: number, seats: number): string =>
    `${zone === null ? "" : `${zone}, `}${counted(requests, "demande", "demandes")}, ${seatsInWords(seats)}`,
  answers: { opens: "Vous ouvrez", could: "Vous pouvez, avec un financement", no: "Vous ne pouvez pas" },
  saved: { "ouverture-retiree": "Vos places sont retirées." },
} as const;

/** One request: its history, and what may be said of it. */
export const openingPage = {
  fallback: "Ouverture demandée",
  title: (block: string): string => block,
  history: "Ce qui s’est passé",
  ourPart: "Ce que vous demandez",
  ours: (seats: number, why: string): string => `${seatsInWords(seats)} : ${why}.`,
  ourNeed: "Voir le besoin de l’entreprise",
  askers: "Qui demande",
  asker: (name: string, seats: number): string => `${name} : ${seatsInWords(seats)}`,
  others: "D’autres organisations demandent la même session : leurs places comptent dans le total.",
  change: "Changer nos places",
  leave: "Retirer nos places",
  answer: "Votre réponse",
  openTitle: "Nous ouvrons",
  openLede:
    "Choisissez une de vos sessions à venir. Elle doit être dans le catalogue : ajoutez-la d’abord dans votre flux si elle est nouvelle.",
  session: "Quelle session ?",
  chooseSession: "Choisir une session",
  onAnotherDay: "hors des dates demandées",
  tooFar: (km: number): string => `à ${km} km, trop loin`,
  otherDays: "Les dates",
  sure: "Si elle commence hors des dates demandées, nous la proposons quand même",
  said: {
    opens: "Votre réponse : vous ouvrez une session.",
    could:
      "Votre réponse : vous pouvez, avec un financement. Vous pouvez encore ouvrir une session, ou changer de réponse.",
    no: "Votre réponse : vous ne pouvez pas. Vous pouvez encore changer de réponse.",
  },
  replaces: "Votre réponse remplace celle d’avant, et la Région en est prévenue.",
  fundedBefore:
    "La Région a dit qu’elle finance : qui la demande et les organismes prêts le savent. " +
    "Un refus ferme la demande, et ils en sont prévenus.",
  confirmCould: "Oui, changer notre réponse",
  leaveFollows: "Vos places ne comptent plus. Si personne d’autre n’en demande, la demande est retirée.",
  confirmLeave: "Oui, retirer nos places",
  noSession: "Aucune de vos sessions à venir n’est dans le catalogue. Ajoutez-la dans votre flux, puis revenez.",
  open: "Nous ouvrons cette session",
  could: "Nous pouvons, il faut un financement",
  declineTitle: "Nous ne pouvons pas",
  declineReason: "Pourquoi ?",
  chooseReason: "Choisir un motif",
  decline: "Répondre non",
  pilotTitle: "Piloter",
  study: "Mettre à l’étude",
  fund: "La Région finance",
  refuseTitle: "Ne pas financer",
  refuseReason: "Pourquoi ?",
  refuse: "La Région ne finance pas",
  seeSession: "Voir la formation",
  sessionLine: (title: string, day: string | null): string =>
    day === null ? `${title}, sans date fixe` : `${title}, ${dayInWords(day)}`,
  back: "Toutes les ouvertures demandées",
  aid: "Si rien n’ouvre, une aide individuelle peut financer la formation d’une personne.",
  errors: {
    session: "Choisissez une de vos sessions.",
    reason: "Choisissez un motif.",
    unknownSession: "Cette session n’est pas à vous, ou n’est plus dans le catalogue.",
    changed: "Cette demande a changé entre-temps. Voici où elle en est.",
  },
  saved: {
    "ouverture-demandee":
      "La demande est partie aux organismes qui enseignent ce bloc, et à la Région. Vous saurez ce qu’elle devient.",
    "places-ajoutees": "C’est noté : vos places comptent dans la demande.",
    "ouverture-etude": "La demande est à l’étude. Qui la demande est prévenu.",
    "ouverture-possible": "C’est noté. La Région est prévenue qu’il faut un financement.",
    "ouverture-non": "Votre réponse est notée.",
    "ouverture-oui": "C’est noté : la session ouvre. Qui la demande est prévenu.",
    "ouverture-financee": "C’est noté. Qui la demande et les organismes prêts sont prévenus.",
    "ouverture-refusee": "Le refus et son motif sont notés. Qui la demande est prévenu.",
  },
} as const;

/** Asks for a session. */
export const askOpeningPage = {
  title: "Demander l’ouverture d’une session",
  link: "Demander l’ouverture d’une session",
  lede: "La demande va aux organismes qui enseignent ce bloc dans la région, et à la Région. Elle ne dit rien d’une personne.",
  needLede: (job: string): string => `Pour le besoin : ${job}.`,
  block: "Bloc de formation",
  blockHint: "Cherchez-le ci-dessus, ou écrivez son code officiel, par exemple RNCP37948BC02.",
  find: "Chercher un bloc",
  findHint: "Un diplôme, des mots du bloc, ou un code. Par exemple : soudeur.",
  findSubmit: "Chercher",
  found: (count: number): string =>
    count === 0
      ? "Aucun bloc trouvé. Essayez le nom d’un diplôme ou d’un métier."
      : `${counted(count, "bloc trouvé", "blocs trouvés")} : choisissez dans la liste.`,
  blockLine: (label: string, certification: string | null, code: string): string =>
    `${label} (${certification === null ? code : `${certification}, ${code}`})`,
  chooseBlock: "Choisir un bloc",
  town: "Commune",
  townHint: "Nom ou code postal.",
  radiusKm: "Jusqu’à quelle distance ?",
  radius: (km: number): string => `${km} km`,
  startsFrom: "Premier jour possible",
  startsBy: "Dernier jour pour commencer",
  seats: "Combien de places ?",
  people: "Combien de personnes concernées ?",
  peopleHint: "Cinq ou plus. Moins : laissez vide, personne ne doit pouvoir être reconnu.",
  replyBy: "Réponse souhaitée avant le",
  submit: "Envoyer la demande",
  same: "Cette session est déjà demandée",
  sameLede: "Joignez-vous à la demande : vos places s’ajoutent à celles des autres. Seule la Région lit qui demande.",
  sameLine: (town: string, km: number): string => `Près de ${town}, ${km} km autour`,
  join: (seats: number): string => `Ajouter ${counted(seats, "place", "places")}`,
  joinAgain: (seats: number, own: number): string =>
    `Demander ${counted(seats, "place", "places")} au lieu de ${own} (vous en demandiez déjà)`,
  errors: {
    block: "Choisissez un bloc de la liste, ou écrivez son code.",
    town: "Écrivez une commune des Hauts-de-France.",
    radiusKm: "Choisissez une distance.",
    startsFrom: "Écrivez le premier jour possible, à venir.",
    startsBy: "Écrivez le dernier jour pour commencer.",
    seats: "Écrivez un nombre de places, de 1 à 50.",
    people: "Écrivez cinq ou plus, ou laissez vide.",
    replyBy: "Écrivez le jour avant lequel répondre.",
  },
  refusals: {
    already: "La même session est déjà demandée : joignez-vous à la demande ci-dessous.",
    notAsker: "Votre organisation ne demande pas d’ouverture.",
    need: "Ce besoin n’est plus montré.",
  },
} as const;
