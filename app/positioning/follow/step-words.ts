import { dayInWords, delayInWords } from "#app/content/dates.ts";
import type { Ower, StepKey, TodoGroup } from "./step-rules.ts";

/** What comes next, as the referent reads it. `filter`: in the list of filters. */
export const stepWords = {
  "finish-draft": "Terminer et envoyer la demande",
  "wait-answer": "L’organisme répond à la demande",
  "chase-answer": "Relancer l’organisme : il n’a pas répondu",
  meeting: "La personne va à la rencontre",
  "chase-attendance": "Demander à l’organisme si la personne est venue",
  decision: "L’organisme décide",
  "wait-seat": "Une place peut se libérer : la personne attend",
  "confirm-seat": "L’organisme confirme la place libérée",
  confirm: "La personne confirme sa place",
  entry: "La personne entre en formation",
  "chase-entry": "Demander à l’organisme si la personne est entrée",
  rebook: "Reprendre une rencontre : la personne était absente",
  "contact-absent": "Contacter la personne : absente à l’entrée",
  "in-training": "La personne suit la formation",
  "chase-exit": "Demander à l’organisme comment la formation s’est terminée",
  "contact-interrupted": "Contacter la personne : formation interrompue",
  "wait-return": "L’organisme déclare le retour ou la sortie",
  "contact-exit": "Contacter la personne : elle est sortie de formation",
  replace: "Proposer une autre session : celle-ci est annulée",
  "wait-suggestion": "La personne répond à votre proposition",
  "position-suggested": "Envoyer la demande : la personne est d’accord",
  "find-training": "Chercher une formation",
} as const satisfies Readonly<Record<StepKey, string>>;

/** Who must do it. */
export const owerWords = {
  me: "vous",
  organisation: "l’organisme de formation",
  person: "la personne",
  portal: "le portail",
} as const satisfies Readonly<Record<Ower, string>>;

/** The titles of « À faire ». */
export const todoGroupWords = {
  contact: "Personnes à contacter",
  absent: "Absentes à une rencontre",
  confirm: "Places à confirmer",
  suggestion: "Formations proposées",
  answer: "Organismes à relancer",
  replace: "Sessions annulées",
} as const satisfies Readonly<Record<TodoGroup, string>>;

/** « avant le lundi 12 janvier 2027, dans 3 jours », « depuis le lundi 4 janvier 2027 »; null: no day is known. */
export function dueInWords(dueOn: string | null, on: string): string | null {
  if (dueOn === null) return null;
  const delay = delayInWords(dueOn, on);
  return delay === null ? `depuis le ${dayInWords(dueOn)}` : `le ${dayInWords(dueOn)}, ${delay}`;
}
