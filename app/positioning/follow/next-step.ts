import { type Ower, type Place, type StepKey, stepRules, type TodoGroup } from "./step-rules.ts";

/** What the step of a positioning is looked up by. Days are civil; null: not known. */
export interface StepFacts {
  readonly place: Place;
  readonly answerBy: string | null;
  readonly meetingOn: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly happenedOn: string | null;
  /** A contact was recorded about what happened, or the person was moved. */
  readonly isDone: boolean;
}

/** What comes next, who owes it, and the day it turns on. */
export interface NextStep {
  readonly key: StepKey;
  readonly owedBy: Ower;
  readonly group: TodoGroup | null;
  readonly dueOn: string | null;
}

/** The next step of a positioning or a suggestion on a civil day: the same as the list of people tells by its query. */
export function nextStep(facts: StepFacts, on: string): NextStep {
  const rule = stepRules.find(({ place }) => place === facts.place);
  if (rule === undefined) throw new Error(`No rule says what comes next at ${facts.place}`);
  const { step, late = step, contacted, due } = rule;
  const dueOn = due === null ? null : facts[dayOf[due]];
  if (facts.isDone && contacted !== undefined) return { ...contacted, dueOn };
  return { ...(dueOn !== null && dueOn < on ? late : step), dueOn };
}

const dayOf = {
  answer: "answerBy",
  meeting: "meetingOn",
  start: "startsOn",
  end: "endsOn",
  since: "happenedOn",
} as const;
