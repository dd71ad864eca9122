import { counted, eurosInWords } from "./amounts.ts";
import { dayAndMonth, dayInWords, periodInWords } from "./dates.ts";

interface OtherDateFacts {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly isPermanent: boolean;
  readonly commune: string;
}

/** Positioning somebody on a session: the search for them, then the page that says what is sent, to whom. */
export const positionPage = {
  searchTitle: (name: string): string => `Une formation pour ${name}`,
  position: "Positionner",
  create: "Ajouter une personne",
  suits: "Rien ne s’oppose à une demande, d’après le dossier.",
  toCheck: (count: number): string => `${counted(count, "point", "points")} à vérifier avec la personne`,
  title: (name: string): string => `Positionner ${name}`,
  moveTitle: (name: string): string => `Placer ${name} sur une autre session`,
  lede: (organisation: string): string =>
    `La demande ira à ${organisation}. L’organisme recevra le nom de la personne et de quoi la joindre, rien de plus. ` +
    "La personne sera prévenue.",
  session: "La session",
  starts: (day: string | null): string =>
    day === null ? "Date de début non communiquée" : `Début le ${dayAndMonth(day)}`,
  left: (label: string, left: number | null): string =>
    `${label} : ${left === null ? "places non communiquées" : left === 0 ? "complet, liste d’attente" : counted(left, "place", "places")}`,
  otherDates: (count: number): string => `Choisir une autre date (${count})`,
  otherDate: ({ startsOn, endsOn, isPermanent, commune }: OtherDateFacts): string =>
    [periodInWords(startsOn, endsOn) ?? "dates à préciser", isPermanent ? "entrées toute l’année" : "", commune]
      .filter((part) => part !== "")
      .join(", "),
  conditions: "Les conditions, une par une",
  call: (organisation: string): string => `Une question ? Appelez ${organisation} : `,
  funderCode: "Qui finance",
  aid: (scheme: string, cents: number | null): string =>
    `Aide acceptée pour cette session : ${scheme}${cents === null ? "" : `, ${eurosInWords(cents)}`}.`,
  seeAid: "Voir cette aide",
  aidFunder: (funder: string, scheme: string): string => `${funder} : aide acceptée (${scheme})`,
  aidDay: (aid: string, session: string | null): string =>
    `L’aide est acceptée pour un début le ${dayInWords(aid)}. ` +
    (session === null
      ? "Cette session ne dit pas son premier jour. "
      : `Cette session commence le ${dayInWords(session)}. `) +
    "Demandez à l’organisme et à qui paie lequel est le bon, avant d’envoyer.",
  aidCost: (aid: number, session: number): string =>
    `Le prix n’est pas le même : ${eurosInWords(aid)} pour l’aide, ${eurosInWords(session)} pour la session.`,
  programme: "Programme",
  departement: "Département où a lieu la formation (numéro)",
  hasAgreed: "Accord",
  agreed: "La personne est d’accord pour cette demande",
  choose: "Choisissez dans la liste",
  submit: "Envoyer la demande",
  suggest: "Demander d’abord l’avis de la personne",
  suggestLede: "Parlez-en à la personne, puis notez sa réponse. Rien n’est envoyé à l’organisme avant.",
  noProgramme:
    "Votre organisation n’a pas d’habilitation pour cette formation. Une personne responsable peut la demander, page « Habilitations ».",
  errors: {
    funderCode: "Choisissez qui finance.",
    programme: "Choisissez un programme.",
    departement: "Écrivez le numéro du Département, par exemple 59.",
    hasAgreed: "Demandez son accord à la personne, puis cochez la case.",
  },
  unknownSession: "Cette session n’existe plus. Cherchez-en une autre.",
  suggested: "Cette formation est déjà proposée à la personne, ou déjà demandée pour elle.",
  back: "Revenir au dossier",
} as const;
