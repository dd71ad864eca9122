import { dayInWords } from "./dates.ts";
import { regionalHelp } from "./help.ts";

/** A link stops before some answers are due: its reminder gives another. */
const reminded = "Un rappel, avec un nouveau lien, vous est envoyé avant ce jour.";

/** The page that a person opens from a message, without an account: what is proposed, where it stands, what they can answer. */
export const answerPage = {
  title: "Votre demande de formation",
  saved: {
    confirmee: "C’est enregistré : vous prenez la place. L’organisme et votre référent sont prévenus.",
    "numero-change": "C’est noté : nos prochains messages iront à ce numéro. L’ancien est prévenu.",
  },
  proposal: "Ce qui est proposé",
  training: "Formation",
  organisation: "Organisme",
  dates: "Dates",
  noDates: "dates à fixer avec l’organisme",
  permanent: "entrées toute l’année",
  hours: (hours: number): string => `${hours} heures en tout`,
  place: "Lieu",
  seeTraining: "Lire la fiche de la formation",
  stand: "Où en est votre demande",
  meeting: (day: string): string => `Rencontre : ${dayInWords(day)}. Apportez une pièce d’identité et votre CV.`,
  answerBy: (day: string): string =>
    `Répondez avant la fin du ${dayInWords(day)}. Ensuite, la place va à quelqu’un d’autre. ${reminded}`,
  enteredOn: (day: string): string => `Vous êtes en formation depuis le ${dayInWords(day)}.`,
  /** By state: what comes next, and when. */
  next: {
    submitted: "L’organisme lit votre demande. Vous recevez un message dès qu’il répond.",
    invited: "Venez à la rencontre. L’organisme répond ensuite.",
    under_review: "L’organisme vous a rencontré. Il décide, puis vous recevez un message.",
    waitlisted: "Une place se libère ? Vous recevez un message. Vous avez 4 jours ouvrés pour répondre.",
    proposed: "L’organisme doit confirmer cette place. Vous recevez un message ensuite.",
    no_show_event: "L’organisme ou votre référent vous propose une autre date. Vous pouvez aussi les appeler.",
    accepted: "Dites si vous prenez cette place. Votre réponse part tout de suite.",
    enrolled: "Venez le premier jour. Un empêchement ? Prévenez vite : quelqu’un attend peut-être cette place.",
    entered: "Une difficulté pendant la formation ? Parlez-en vite à votre référent.",
  },
  waitingBefore: (count: number): string => {
    if (count === 0) return "Vous êtes le premier ou la première de la liste d’attente.";
    return count === 1 ? "Une personne attend avant vous." : `${count} personnes attendent avant vous.`;
  },
  answer: "Votre réponse",
  confirm: "Je prends la place",
  decline: "Je ne donne pas suite",
  declineLede: "Vous avez le droit de dire non. Cela ne change rien à votre suivi.",
  reason: "Pour quelle raison ?",
  chooseReason: "Choisissez une raison dans la liste.",
  declineSubmit: "Dire non à cette formation",
  changed: "La proposition a changé depuis l’affichage de la page. Lisez-la, puis répondez.",
  tooLate: "Cette réponse n’est plus possible aujourd’hui. Lisez où en est votre demande, ou appelez-nous.",
  papers: "Pour vous organiser",
  calendar: "Mettre les dates dans mon agenda",
  certificate: "Télécharger mon attestation (PDF)",
  certificateHint: "Votre attestation porte votre nom. C’est un justificatif, par exemple pour la CAF.",
  phoneTitle: "Mon numéro de mobile change",
  phoneLede: "Donnez le nouveau numéro : nos prochains messages y iront. L’ancien est prévenu.",
  phone: "Nouveau numéro de mobile",
  phoneHint: "Par exemple 06 12 34 56 78.",
  badPhone: "Écrivez un numéro qui reçoit les SMS, par exemple 06 12 34 56 78.",
  samePhone: "C’est déjà le numéro que nous avons. Rien n’a changé.",
  throttled: (wait: string): string => `Le numéro a déjà changé plusieurs fois. Attendez ${wait}, ou appelez-nous.`,
  changePhone: "Changer de numéro",
  help: "Une question ? Appelez",
  yourReferent: (name: string): string => `Votre référent : ${name}`,
  regionAdviser: `Un conseiller de la Région (${regionalHelp.price})`,
  until: (instant: string): string => `Ce lien marche jusqu’au ${instant}. Ne le donnez à personne.`,
} as const;

/** The same page for a session that a referent suggests: the person says yes or no before anything is sent. */
export const suggestionPage = {
  title: "Une formation vous est proposée",
  saved: {
    oui: "C’est enregistré : vous avez dit oui. Votre référent est prévenu.",
  },
  lede: "Rien n’est envoyé à l’organisme avant votre réponse. Dire non ne change rien à votre suivi.",
  from: (name: string): string => `Proposée par : ${name}.`,
  answerBy: (day: string): string => `Répondez avant la fin du ${dayInWords(day)}. ${reminded}`,
  agreed: "Vous avez dit oui. Votre référent envoie maintenant la demande à l’organisme.",
  agree: "Oui, cette formation m’intéresse",
  refuse: "Non merci",
  changedMind: "Vous avez changé d’avis ?",
  tooLate: "Cette réponse n’est plus possible aujourd’hui. Appelez votre référent.",
} as const;

/** The other news of the message that gave the link. */
export const otherNews = {
  title: "Vos autres nouvelles",
} as const;

/** What a link answers that opens nothing, whatever the reason. */
export const goneLink = {
  title: "Ce lien ne marche plus",
  text: "Il est trop ancien, un autre message l’a remplacé, ou la demande est terminée.",
  next:
    "Regardez votre dernier message. Si une réponse est attendue, un rappel vous donne un nouveau lien avant le dernier jour. " +
    "Vous pouvez aussi appeler votre référent.",
  call: `Ou un conseiller de la Région : ${regionalHelp.phoneShown}, ${regionalHelp.price}.`,
  code: "J’ai le code d’une lettre",
} as const;

/** Where somebody types the code of a letter. */
export const answerCodePage = {
  title: "Répondre avec le code d’une lettre",
  saved: {
    refusee: "C’est enregistré : vous ne suivez pas cette formation. L’organisme et votre référent sont prévenus.",
    "proposition-refusee":
      "C’est enregistré : vous avez dit non. Votre référent est prévenu, il peut chercher autre chose.",
    "aide-declinee":
      "C’est enregistré : vous avez dit non. Rien n’est envoyé, ou la demande s’arrête. Votre référent est prévenu.",
    "emploi-refuse":
      "C’est enregistré : vous avez dit non. L’entreprise n’a rien su de vous. Votre conseiller est prévenu.",
    "emploi-retire":
      "C’est enregistré : votre oui est retiré. Si l’entreprise avait votre nom, elle ne l’a plus. Votre conseiller est prévenu.",
  },
  savedTitle: "C’est noté",
  savedNext: "Vous n’avez rien d’autre à faire.",
  savedCode: "Répondre à autre chose, avec le code d’une lettre",
  lede: "Vous avez reçu une lettre ? Tapez son code. Il ouvre votre demande de formation.",
  code: "Code de la lettre",
  codeHint: "10 lettres et chiffres, par exemple ABCDE-23456.",
  birthDate: "Votre date de naissance",
  errors: { code: "Écrivez les 10 lettres et chiffres du code.", birthDate: "Choisissez votre date de naissance." },
  unknown:
    "Ce code et cette date ne vont pas ensemble, ou le code est trop ancien. Vérifiez-les, ou appelez votre référent.",
  throttled: (wait: string): string => `Il y a eu beaucoup d’essais. Attendez ${wait}, ou appelez-nous.`,
  submit: "Ouvrir ma demande",
  noCode: "Pas de lettre ? Le lien est dans votre dernier SMS ou e-mail.",
  call: `Vous pouvez aussi appeler le ${regionalHelp.phoneShown}, ${regionalHelp.price}.`,
} as const;

/** The days that a person puts in their calendar. */
export const answerCalendar = {
  file: "formation.ics",
  meeting: (training: string): string => `Rencontre pour la formation « ${training} »`,
  firstDay: (training: string): string => `Début de la formation « ${training} »`,
  text: (organisation: string, phone: string | null): string =>
    `${organisation}${phone === null ? "" : ` : ${phone}`}. L’heure et la salle sont dites par l’organisme.`,
} as const;

/** The meeting of a proposed job, in the calendar of its person. */
export const meetingCalendar = {
  link: "Mettre la rencontre dans mon agenda",
  title: (job: string, company: string | null): string =>
    `Rencontre pour l’emploi « ${job} »${company === null ? "" : `, ${company}`}`,
} as const;

/** What a person hands to whoever asks for a proof. */
export const certificate = {
  file: "attestation.pdf",
  title: { enrolled: "Attestation d’inscription en formation", entered: "Attestation d’entrée en formation" },
  from: ["Hub emploi-formation", "Région Hauts-de-France"],
  dateLine: (day: string): string => `Le ${dayInWords(day)}`,
  enrolled: (person: string): string => `${person} est inscrit(e) à cette formation.`,
  entered: (person: string, day: string): string => `${person} suit cette formation depuis le ${dayInWords(day)}.`,
  training: (title: string): string => `Formation : ${title}.`,
  organisation: (name: string, place: string): string =>
    `Organisme de formation : ${[name, place].filter(Boolean).join(", ")}.`,
  dates: (period: string): string => `Dates : ${period}.`,
  place: (place: string): string => `Lieu : ${place}.`,
  hours: (hours: number): string => `Durée : ${hours} heures.`,
  source: "Ces informations sont celles que l’organisme de formation a enregistrées à ce jour.",
  check: (phone: string | null): string =>
    `Pour les vérifier : ${phone === null ? "" : `l’organisme, ${phone}, ou `}le ${regionalHelp.phoneShown}.`,
} as const;
