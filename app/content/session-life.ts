const people = (count: number): string => (count > 1 ? `${count} personnes` : `${count} personne`);
const told = (count: number): string => (count === 0 ? "" : ` et prévenir ${people(count)}`);

/** The seats of a session, whether it recruits, and what its organisation can change of it. */
export const managePage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "places-enregistrees": "Les places sont à jour. Tout le monde les voit.",
    "recrutement-enregistre": "C’est enregistré. Les prescripteurs voient le changement dans quelques secondes.",
    "session-reportee": "La session est reportée. Chaque personne et son référent sont prévenus des nouvelles dates.",
    "session-annulee": "La session est annulée. Chaque personne et son référent sont prévenus.",
  },
  title: "Places, dates et recrutement",
  back: "Retour à la session",
  recruiting: "Le recrutement",
  unmanaged:
    "Dites d’abord vos places, ci-dessus. Vous pourrez ensuite fermer le recrutement, reporter ou annuler la session ici.",
  closedByFeed:
    "Votre catalogue annonce le recrutement fermé : c’est lui qui compte. Pour rouvrir, changez l’annonce dans votre catalogue.",
  suspendedByFeed:
    "Votre catalogue annonce le recrutement suspendu : c’est lui qui compte. Pour reprendre, changez l’annonce dans votre catalogue.",
  full: "La session est complète : le recrutement s’est fermé seul. Il rouvrira si une place se libère. La liste d’attente reste ouverte.",
  states: {
    draft: "La session n’est pas encore publiée.",
    published: "Le recrutement est ouvert : les prescripteurs peuvent vous envoyer des demandes.",
    suspended: "Vous avez suspendu le recrutement : les prescripteurs n’envoient plus de demandes pour le moment.",
    closed: "Vous avez fermé le recrutement : les prescripteurs n’envoient plus de demandes.",
    started: "La session a commencé. Déclarez les entrées et les sorties depuis la page de la session.",
    ended: "La session est terminée. Déclarez les sorties, puis dites que tout est déclaré.",
    reported: "La session est terminée, et toutes les sorties sont déclarées.",
    cancelled: "La session est annulée.",
  },
  commands: {
    suspend: "Suspendre le recrutement",
    resume: "Reprendre le recrutement",
    close: "Fermer le recrutement",
    reopen: "Rouvrir le recrutement",
    report: "Toutes les sorties sont déclarées",
  },
  kept: "Les personnes déjà positionnées gardent leur demande.",
  change: "Changer les dates ou annuler",
  postponedFrom: (day: string): string => `Vous avez reporté cette session : elle devait commencer le ${day}.`,
  postpone: "Reporter la session",
  cancel: "Annuler la session",
  changeHint: "Vous verrez d’abord qui est concerné et ce que chaque personne lira.",
} as const;

/** What is said before a session is postponed. */
export const postponePage = {
  title: "Reporter la session",
  now: (period: string): string => `Dates actuelles : ${period}.`,
  noDate: "Les dates actuelles ne sont pas communiquées.",
  startsOn: "Nouveau premier jour",
  endsOn: "Nouveau dernier jour",
  next: "Voir qui est concerné",
  missing: "Écrivez les deux dates, par exemple 12/01/2027.",
  confirmTitle: "Vérifiez avant de reporter",
  newDates: (period: string): string => `Nouvelles dates : ${period}.`,
  nobody: "Personne n’est positionné sur cette session : personne ne sera prévenu.",
  touched: (count: number): string =>
    count > 1
      ? `${count} personnes gardent leur demande. Chacune et son référent seront prévenus.`
      : "1 personne garde sa demande. Elle et son référent seront prévenus.",
  askedAgain: (count: number): string =>
    count > 1
      ? `${count} personnes inscrites devront dire si les nouvelles dates leur vont. Leur place est gardée en attendant.`
      : "1 personne inscrite devra dire si les nouvelles dates lui vont. Sa place est gardée en attendant.",
  willRead: "Ce que chaque personne lira",
  submit: (count: number): string => `Reporter la session${told(count)}`,
  other: "Choisir d’autres dates",
  keep: "Ne pas reporter",
} as const;

/** What is said before a session is cancelled. */
export const cancelPage = {
  title: "Annuler la session",
  lede: "Une session annulée ne se rouvre pas. Si elle aura lieu plus tard, reportez-la.",
  postpone: "Reporter la session",
  nobody: "Personne n’est positionné sur cette session : personne ne sera prévenu.",
  touched: (count: number): string =>
    count > 1
      ? `Les demandes de ${count} personnes prennent fin. Chacune et son référent seront prévenus.`
      : "La demande de 1 personne prend fin. Elle et son référent seront prévenus.",
  after: "Vous pourrez ensuite replacer chaque personne sur une autre de vos sessions, depuis sa fiche.",
  willRead: "Ce que chaque personne lira",
  submit: (count: number): string => `Annuler la session${told(count)}`,
  keep: "Ne pas annuler",
} as const;

/** The sessions that the Region postpones or cancels in place of an organisation that closed. */
export const overseenPage = {
  /** What was just saved, by the word that the address says of it. */
  saved: {
    "reportee-par-region":
      "La session est reportée. Chaque personne et son référent sont prévenus des nouvelles dates.",
    "annulee-par-region": "La session est annulée. Chaque personne et son référent sont prévenus.",
  },
  title: "Sessions à reprendre",
  lede:
    "Quand un organisme ferme, des personnes attendent encore ses sessions. Vous pouvez reporter une session ou l’annuler à sa place. " +
    "Vous verrez d’abord combien de personnes sont concernées et ce que chacune lira.",
  find: "Chercher une session",
  number: "Numéro de la session",
  numberHint: "Tel que le catalogue l’écrit",
  submit: "Chercher la session",
  unknown: (number: string): string =>
    `Le portail ne gère aucune session de numéro « ${number} ». Vérifiez le numéro. Une session que son organisme n’a jamais ` +
    "gérée ici se retire dans le catalogue de sa source.",
  list: "Sessions sans organisme",
  listHint: "Le lien de leur organisme avec le catalogue est terminé : plus personne n’y répond aux demandes.",
  none: "Chaque session à venir a un organisme qui répond. Il n’y a rien à faire.",
  answeredFor: (organisation: string): string =>
    `${organisation} répond encore pour cette session et peut la changer. Appelez d’abord cet organisme.`,
  left: "Plus aucun organisme ne répond pour cette session.",
  state: (state: string): string => `État : ${state}`,
  tooLate: "Elle ne peut plus être reportée ni annulée.",
  people: (count: number): string => (count === 0 ? "Personne n’y est positionné." : `Demandes en cours : ${count}.`),
  postpone: "Reporter la session",
  cancel: "Annuler la session",
  ofSession: (title: string, number: string): string => ` « ${title} », ${number}`,
  after:
    "Chaque référent verra « Proposer une autre session : celle-ci est annulée » à côté de la personne, dans « À faire ».",
} as const;

/** What a command on a session is refused for, besides what its rules say. */
export const sessionLifeRefusals = {
  stale: (now: string): string =>
    `Quelqu’un a changé cette session avant vous\u00a0: relisez ses dates et ses places. Elle est maintenant «\u00a0${now}\u00a0». ` +
    "Ce que vous demandiez n’est pas fait\u00a0: recommencez si c’est encore juste.",
  unmanaged: "Dites d’abord vos places : le portail ne gère pas encore cette session.",
  usedKey: "Cette page a déjà servi. Rechargez-la, puis recommencez.",
  factor: "Le portail vous demande de nouveau votre code avant de prévenir les personnes.",
} as const;
