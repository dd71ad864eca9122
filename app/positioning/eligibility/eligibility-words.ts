import { dayAndMonth } from "#app/content/dates.ts";
import type { Condition } from "./eligibility-rules.ts";
import type { EligibilityLine } from "./explain.ts";

/** What a verdict is called, beside its line. */
export const verdictWords = {
  met: "Oui",
  "not-met": "Non",
  "to-ask": "À demander",
  unknown: "Non connu",
} as const;

const missingWords = {
  "birth-date": "La date de naissance n’est pas dans le dossier.",
  rsa: "Le dossier ne dit pas si la personne perçoit le RSA.",
  registration: "Le dossier ne dit pas si la personne est inscrite à France Travail.",
  level: "Le niveau de diplôme n’est pas dans le dossier.",
  home: "La commune de la personne n’est pas connue du portail.",
  place: "Le lieu de la formation n’est pas communiqué.",
} as const;

const call = ({ organisationName, isOwn = false }: EligibilityLine): string =>
  isOwn ? "Elle est dans son dossier." : `Appelez « ${organisationName ?? "l’organisation"} ».`;

const words: Readonly<Record<Condition, (line: EligibilityLine) => string>> = {
  "not-positioned": (line) =>
    line.verdict === "met"
      ? "La personne n’a pas encore de demande sur cette session."
      : `La personne a déjà une demande en cours sur cette session. ${call(line)}`,
  "to-come": ({ verdict, startsOn, isClosed, isCancelled }) => {
    if (isCancelled) return "Cette session est annulée : elle n’aura pas lieu. Cherchez une autre session.";
    if (isClosed) return "Le recrutement de cette session est fermé. Cherchez une autre session.";
    return verdict === "met" ? "On peut encore entrer dans cette session." : begun(startsOn ?? null);
  },
  public: ({ verdict }) =>
    verdict === "met"
      ? "La formation est ouverte à la situation de la personne."
      : verdict === "to-ask"
        ? "La formation vise d’autres publics. Demandez à l’organisme si la personne peut y entrer."
        : "La formation est réservée à d’autres publics.",
  level: ({ verdict, level, levelIn }) => {
    if (levelIn === undefined) return "Aucun niveau de diplôme n’est demandé.";
    if (level === undefined) return `Le niveau ${levelIn} est demandé. ${missingWords.level}`;
    if (verdict === "met") return `Le niveau ${levelIn} est demandé : la personne a le niveau ${level}.`;
    const asked = verdict === "to-ask" ? "conseillé" : "exigé";
    return `Le niveau ${levelIn} est ${asked} : la personne a le niveau ${level}.`;
  },
  funder: ({ verdict, missing }) =>
    verdict === "met"
      ? "La formation peut être payée pour la personne."
      : missing === undefined
        ? "Le financeur de la formation paie pour d’autres personnes. Demandez à l’organisme qui d’autre peut payer."
        : `Qui paie dépend de la situation. ${missingWords[missing]}`,
  distance: ({ verdict, km, missing }) => {
    if (missing !== undefined) return missingWords[missing];
    if (km === undefined) return "La formation se suit à distance.";
    return verdict === "met"
      ? `Le lieu est à ${km} km de chez la personne.`
      : `Le lieu est à ${km} km : parlez du trajet avec la personne.`;
  },
  "no-overlap": (line) =>
    line.verdict === "met"
      ? "Aucune autre formation demandée n’a lieu en même temps."
      : `Une autre formation a lieu en même temps${line.startsOn ? `, dès le ${dayAndMonth(line.startsOn)}` : ""}. ${call(line)}`,
  "block-not-held": ({ blocks = [] }) =>
    blocks.length === 0
      ? "Les blocs préparés sont nouveaux pour la personne."
      : `La personne a déjà ${blocks.length === 1 ? "un bloc" : `${blocks.length} blocs`} de cette formation : ${blocks.join(", ")}.`,
  "prior-modules": ({ verdict, modules = [] }) => {
    if (modules.length === 0) return "Aucune autre formation n’est à suivre avant.";
    const titles = modules.map((title) => `« ${title} »`).join(", ");
    return verdict === "met"
      ? `La formation se suit après ${titles} : la personne l’a suivie, ou sa demande pour la suivre avant est en cours.`
      : `La formation se suit après ${titles}. La personne l’a-t-elle suivie ?`;
  },
  prerequisites: ({ question }) =>
    question === undefined
      ? "Rien d’autre n’est demandé."
      : `L’organisme demande aussi : « ${question} » Est-ce le cas ?`,
};

function begun(startsOn: string | null): string {
  return startsOn === null
    ? "La session est terminée. Cherchez une autre session."
    : `La session a commencé le ${dayAndMonth(startsOn)}. Cherchez une autre session.`;
}

/** What a condition comes to, and what to do, in plain French. */
export function eligibilityWords(line: EligibilityLine): string {
  return words[line.condition](line);
}
