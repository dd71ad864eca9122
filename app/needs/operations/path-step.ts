import { z } from "zod";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { type StepKind, stepKinds } from "./step-kinds.ts";

/** A path is short: it is one operation's. */
export const MOST_STEPS = 8;
export const LONGEST_FUNDER = 120;

const day = civilDaySchema.nullable();

/**
 * A step of the path of an operation. `sessionNumber` null: an immersion, or a session to be found. Days are civil. `isDated`, `isFunded`:
 * the days and the funder were said to be confirmed; until then they are to confirm.
 */
export const pathStepSchema = z.strictObject({
  kind: z.enum(stepKinds),
  label: z.string().trim().min(1).max(300),
  sessionNumber: z.string().max(120).nullable(),
  organisationName: z.string().max(300).nullable(),
  startsOn: day,
  endsOn: day,
  funder: z.string().trim().min(1).max(LONGEST_FUNDER).nullable(),
  isDated: z.boolean(),
  isFunded: z.boolean(),
});
export type PathStep = Readonly<z.infer<typeof pathStepSchema>>;

/** A session of the catalogue, as a step takes it. */
export type StepSession = Readonly<{
  sessionNumber: string;
  organisationName: string;
  startsOn: string | null;
  endsOn: string | null;
  /** Who pays for it first, of those its feed says; null: none is said. */
  funder: string | null;
}>;

/** A step that nobody confirmed yet; without a session, it is to be found. */
export function draftStep(kind: StepKind, label: string, session: StepSession | null = null): PathStep {
  const found = session ?? {
    ...{ sessionNumber: null, organisationName: null, startsOn: null, endsOn: null, funder: null },
  };
  return { kind, label: label.slice(0, 300), ...found, isDated: false, isFunded: false };
}

/** Why a step does not hold together; null: it does. */
export type StepFault = "days-reversed" | "dated-without-day" | "funded-without-funder" | "begun" | "out-of-order";

/** What is wrong with a step by itself. */
export function faultOf({ startsOn, endsOn, funder, isDated, isFunded }: PathStep): StepFault | null {
  if (endsOn !== null && (startsOn === null || endsOn < startsOn)) return "days-reversed";
  if (isDated && startsOn === null) return "dated-without-day";
  return isFunded && funder === null ? "funded-without-funder" : null;
}

/** Why a step may not be confirmed where it stands in a path; null: it may. `on`: the civil day; `before`: the steps that come first. */
export function faultInPath(
  { startsOn }: PathStep,
  { on, before }: { readonly on: string; readonly before: readonly PathStep[] },
): StepFault | null {
  if (startsOn === null) return null;
  if (startsOn < on) return "begun";
  return before.some((one) => one.startsOn !== null && one.startsOn > startsOn) ? "out-of-order" : null;
}

/** What is done to a path: a step is added at the end, removed, put in the place of another, or moved up. */
export type PathEdit =
  | { readonly kind: "add"; readonly step: PathStep }
  | { readonly kind: "replace"; readonly place: number; readonly step: PathStep }
  | { readonly kind: "remove" | "raise"; readonly place: number };

/** The path once it is edited; a place that it does not have changes nothing. */
export function editPath(steps: readonly PathStep[], edit: PathEdit): readonly PathStep[] {
  switch (edit.kind) {
    case "add":
      return [...steps, edit.step];
    case "replace":
      return steps.map((step, place) => (place === edit.place ? edit.step : step));
    case "remove":
      return steps.filter((_step, place) => place !== edit.place);
    case "raise": {
      const [raised] = steps.slice(edit.place, edit.place + 1);
      if (raised === undefined || edit.place === 0) return steps;
      const others = steps.filter((_step, place) => place !== edit.place);
      return [...others.slice(0, edit.place - 1), raised, ...others.slice(edit.place - 1)];
    }
  }
}
