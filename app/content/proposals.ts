import { counted } from "./amounts.ts";
import { dayInWords } from "./dates.ts";

/** The needs of companies near somebody followed, and what was proposed to them. */
export const personNeedsPage = {
  link: "Emplois à proposer",
  ofFile: "Emplois proposés",
  answerThere: "Noter une réponse, ou proposer un autre emploi",
  fallback: "Emplois à proposer",
  title: (name: string): string => `Emplois à proposer à ${name}`,
  lede: "Ce que des entreprises cherchent, offres cachées comprises. L’entreprise ne sait rien de la personne avant son oui.",
  saved: {
    "emploi-propose":
      "C’est noté : la proposition part par le moyen de contact de la personne, qui répond oui ou non. " +
      "Sans téléphone ni e-mail, une lettre est à imprimer dans « Lettres ».",
    "proposition-retiree": "La proposition est retirée. La personne est prévenue.",
    "oui-note":
      "Le oui est noté : l’entreprise a le nom de la personne. Elle reçoit un message ou une lettre qui dit ce que vous avez noté.",
    "oui-note-operation": "Le oui est noté. La personne reçoit un message ou une lettre qui le lui dit.",
    "refus-note": "Le non est noté. La personne reçoit un message ou une lettre qui le lui dit.",
    "accord-retire": "C’est noté : son oui est retiré. Si l’entreprise avait son nom, elle ne l’a plus.",
  },
  noSkills: "La personne n’a pas dit que vous pouvez lire ses savoir-faire : ce qui lui manque n’est pas connu.",
  skillsLink: "Ses savoir-faire",
  proposals: "Déjà proposés",
  needs: "Ce que les entreprises cherchent",
  none: "Aucune entreprise ne dit chercher cela pour l’instant. Élargissez la distance.",
  held: (labels: readonly string[]): string => `Sait faire : ${labels.join(" ; ")}`,
  partial: (labels: readonly string[]): string => `Un peu : ${labels.join(" ; ")}`,
  lacking: (labels: readonly string[]): string => `Il manque : ${labels.join(" ; ")}`,
  unknown: (labels: readonly string[]): string => `À demander : ${labels.join(" ; ")}`,
  lacksNothing: "Rien d’indispensable ne manque, d’après ce qui est connu.",
  propose: "Proposer",
  isProposed: "Proposé à la personne",
  takeBack: "Retirer la proposition",
  note: "Noter ce que la personne vous a dit",
  noteLede:
    "Lisez-lui d’abord ce que l’entreprise recevra : son nom, son prénom, et ce que vous cochez ici. Un message ou une lettre lui dit " +
    "ce que vous avez noté, et comment le retirer.",
  saidYes: "La personne dit oui",
  saidNo: "La personne dit non",
  how: "Comment l’a-t-elle dit ?",
  chooseHow: "Dites comment la personne a répondu.",
  way: "Comment l’entreprise peut la joindre",
  ways: {
    phone: (shown: string): string => `Par téléphone : ${shown}`,
    mail: (shown: string): string => `Par e-mail : ${shown}`,
    page: "Sans lui donner de contact : vous lui dites la réponse",
  },
  chooseWay: "Dites comment l’entreprise peut joindre la personne.",
  noSuchWay: "Ce contact n’est pas dans son dossier. Choisissez-en un autre.",
  show: "Ce qu’elle sait faire, et veut montrer à l’entreprise (si elle veut)",
  join: "Noter son oui",
  agree: "Noter son oui, et donner son nom à l’entreprise",
  decline: "Noter son non",
  reason: "Pourquoi ?",
  noReason: "Elle ne dit pas pourquoi",
  noted: (said: "oui" | "non", how: string, day: string): string =>
    `Son ${said} : dit ${how}, noté le ${dayInWords(day)}`,
  withdraw: "La personne a changé d’avis",
  withdrawFollows: "Son oui est retiré. Si l’entreprise a son nom, elle ne l’a plus.",
  confirmWithdraw: "Oui, retirer son oui",
  takeBackFollows: "La personne ne peut plus répondre. Elle est prévenue.",
  confirmTakeBack: "Oui, retirer la proposition",
  answerBy: (day: string): string => `Réponse attendue avant la fin du ${dayInWords(day)}`,
  meets: (time: string): string => `Rencontre : ${time}`,
  why: (reason: string): string => `Motif : ${reason}`,
  changed: "Cette proposition a changé entre-temps. Voici où elle en est.",
  back: "Retour au dossier",
} as const;

/** Asks before a need is proposed. */
export const proposeNeedPage = {
  title: (job: string): string => `Proposer : ${job}`,
  fallback: "Proposer un emploi",
  to: (name: string): string => `À ${name}.`,
  reads: "Ce que la personne va lire",
  hides:
    "Cette entreprise ne se montre pas à tout le monde : son nom n’est pas donné à la personne avant qu’elle accepte de la rencontrer.",
  next: [
    "La personne répond oui ou non, par le lien de son message ou dans son espace. Sans internet, elle vous le dit, et vous le notez.",
    "L’entreprise ne reçoit son nom et un contact qu’après son oui. Personne ne décide à sa place.",
  ],
  path: (steps: readonly string[]): string => `Le parcours prévu, qui peut encore changer : ${steps.join(" ; ")}.`,
  skills: "Ses savoir-faire, pour cet emploi",
  operationNext: [
    "La personne répond oui ou non, par le lien de son message, dans son espace, ou à vous : vous notez comment elle l’a dit.",
    "Son oui ne donne son nom à personne : vous pourrez la positionner sur les sessions du parcours.",
  ],
  notGathering: "Cette opération ne cherche plus de personnes.",
  submitOperation: "Proposer cette opération",
  refusedOn: (day: string): string => `La personne a dit non à cet emploi le ${dayInWords(day)}.`,
  withdrawnOn: (day: string): string =>
    `La personne a dit oui à cet emploi, puis a changé d’avis le ${dayInWords(day)}.`,
  refusalNoted: (how: string | null): string =>
    how === null ? "Un référent l’a noté." : `Dit ${how}, noté par un référent.`,
  refusalWhy: (reason: string): string => `Motif : ${reason}.`,
  again: "Proposer à nouveau",
  againLately: "Son refus a moins de trente jours : proposez-le à nouveau seulement si la personne vous le demande.",
  againAsked: "La personne me le demande : proposer à nouveau",
  againLater: "La personne reçoit à nouveau la proposition.",
  againSure: "Oui, proposer à nouveau",
  submit: "Proposer cet emploi",
  already: "Cet emploi lui est déjà proposé.",
  cancel: "Ne rien proposer",
} as const;

/** What a person reads of a job that is proposed to them, by the link of a message or in their space. */
export const proposalPage = {
  title: "Un emploi vous est proposé",
  saved: {
    "emploi-rejoint": "C’est enregistré : vous avez dit oui. Votre conseiller vous dit la suite.",
    "emploi-accepte":
      "C’est enregistré : vous avez dit oui. L’entreprise a votre nom et ce que vous avez choisi. Votre conseiller est prévenu.",
  },
  from: (name: string): string => `Proposé par : ${name}.`,
  lede: "L’entreprise ne sait rien de vous avant votre réponse. Dire non ne change rien à votre suivi.",
  hides: "L’entreprise ne se montre pas à tout le monde. Vous saurez son nom si elle veut vous rencontrer.",
  noted: (said: "oui" | "non", how: string, day: string): string =>
    `Votre ${said}, dit ${how} : votre conseiller l’a noté le ${dayInWords(day)}. Ce n’est pas juste ? Dites-le-lui.`,
  answerBy: (day: string): string => `Répondez avant la fin du ${dayInWords(day)}.`,
  meets: (time: string): string => `La rencontre est prévue : ${time}.`,
  waits: (day: string): string => `L’entreprise répond avant la fin du ${dayInWords(day)}. Sinon, c’est terminé.`,
  job: "Emploi",
  company: "Entreprise",
  town: "Lieu",
  contract: "Contrat",
  startsOn: "Début",
  asap: "Dès que possible",
  hours: "Heures par semaine",
  pay: "Salaire",
  skills: "Ce qu’il faut savoir faire",
  answer: "Votre réponse",
  way: "Comment l’entreprise peut vous joindre",
  ways: {
    phone: (shown: string): string => `Par téléphone : ${shown}`,
    mail: (shown: string): string => `Par e-mail : ${shown}`,
    page: "Sans lui donner mon contact : mon conseiller me dit sa réponse",
  },
  chooseWay: "Dites comment l’entreprise peut vous joindre.",
  noSuchWay: "Ce contact n’est pas dans votre dossier. Choisissez-en un autre.",
  show: "Ce que vous savez faire, et que vous voulez lui montrer (si vous voulez)",
  told: "Si vous dites oui, l’entreprise reçoit votre nom, votre prénom et ce que vous choisissez ici. Rien d’autre.",
  joinTitle: "Une formation vers un emploi vous est proposée",
  joinLede:
    "Une formation est préparée pour ce métier, avec d’autres personnes. Dire non ne change rien à votre suivi.",
  joinPath: (steps: readonly string[], mayChange: boolean): string =>
    `Le parcours prévu${mayChange ? ", qui peut encore changer" : ""} : ${steps.join(" ; ")}.`,
  operationEnded: "L’opération est terminée. Pour la suite, parlez-en à votre conseiller.",
  joinTold: "Si vous dites oui, votre conseiller vous inscrit avec vous. L’entreprise ne reçoit pas votre nom.",
  join: "Oui, je veux participer",
  leave: "Je ne veux plus participer",
  agree: "Oui, donnez mon nom à l’entreprise",
  refuse: "Non merci",
  reason: "Pourquoi ?",
  noReason: "Je ne dis pas pourquoi",
  tooLate: "Cette réponse n’est plus possible aujourd’hui. Appelez votre conseiller.",
  changedMind: "Vous avez changé d’avis ?",
  withdraw: "Retirer mon nom à l’entreprise",
  own: "Emplois proposés",
  ownLede: "L’entreprise ne sait rien de vous avant votre oui. Vous pouvez changer d’avis.",
  ownSaved: {
    "emploi-participe": "C’est enregistré : vous avez dit oui. Votre conseiller vous dit la suite.",
    "emploi-oui": "C’est enregistré : vous avez dit oui. L’entreprise a votre nom et ce que vous avez choisi.",
    "emploi-non": "C’est enregistré : vous avez dit non. L’entreprise n’a rien su de vous.",
    "emploi-repris": "C’est enregistré : votre oui est retiré. Si l’entreprise avait votre nom, elle ne l’a plus.",
  },
} as const;

/** How far the proposals of a need went, for a sensor. */
export const proposalProgressText = {
  label: "Proposé à des personnes",
  line: (proposed: number, told: number, hired: number): string =>
    `${counted(proposed, "personne", "personnes")}. En ce moment, l’entreprise en voit ${told}. Embauchées : ${hired}.`,
} as const;
