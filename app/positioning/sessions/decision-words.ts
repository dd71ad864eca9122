import { type PositioningState, positioningStates } from "../positioning-states.ts";
import { positioningStateWords } from "../positioning-words.ts";
import type { StayState } from "../stay/stay-states.ts";
import { stayStateWords } from "../stay/stay-words.ts";
import type { DecisionName, PlanGroup } from "./plan-groups.ts";

/** What a training organisation can decide, as its buttons and its choices say it. */
export const decisionWords = {
  accept: "Retenir : une place est gardée, la personne confirme",
  invite: "Convoquer à une rencontre",
  "wait-list": "Mettre sur liste d’attente",
  reject: "Ne pas retenir",
  "record-attendance": "Noter la présence à la rencontre",
  "record-absence": "Noter l’absence à la rencontre",
  enter: "Noter l’entrée en formation",
  "record-no-show": "Noter l’absence à l’entrée",
} as const satisfies Readonly<Record<DecisionName, string>>;

/** The title of each group: what there is to do. */
export const planGroupWords = {
  "to-answer": "À traiter",
  "to-confirm": "Place libérée : confirmez ou refusez",
  "to-decide": "Décision à prendre",
  met: "Rencontre passée : qui était là ?",
  missed: "Absents à la rencontre",
  invited: "Convoqués",
  waiting: "Liste d’attente",
  accepted: "Retenus, confirmation attendue",
  enrolled: "Inscrits",
  present: "En formation",
  gone: "Sortis de formation",
  over: "Sans suite",
} as const satisfies Readonly<Record<PlanGroup, string>>;

/** What an organisation reads of a state of the workflow, before the entry or after. */
export function stateWords(state: PositioningState | StayState): string {
  return isPositioningState(state) ? positioningStateWords[state].organisation : stayStateWords[state].organisation;
}

/** What an organisation reads of somebody: who was moved to another session is said to be, whatever ended here. */
export function placeWords(person: {
  readonly state: PositioningState;
  readonly stayState: StayState | null;
  readonly isMoved: boolean;
}): string {
  return person.isMoved ? "Replacé(e) sur une autre session" : stateWords(person.stayState ?? person.state);
}

function isPositioningState(state: PositioningState | StayState): state is PositioningState {
  return positioningStates.some((one) => one === state);
}
