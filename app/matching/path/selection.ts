import type { PathProblem, ProblemOption } from "./path-problem.ts";

/** Options chosen together, by their places in the problem, with what they come to: the objective of the instance. */
export interface Selection {
  readonly places: readonly number[];
  readonly value: number;
}

export function selectionOf(problem: PathProblem, places: readonly number[]): Selection {
  if (places.length === 0) return { places, value: 0 };
  const isCovered = new Uint8Array(problem.gains.length);
  let value = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const option of optionsAt(problem, places)) {
    value += gainOf(problem, option, isCovered);
    end = Math.max(end, option.endsOn);
    for (const skill of option.covers) isCovered[skill] = 1;
  }
  return { places, value: value - problem.perDay * (end - problem.limits.from) };
}

/** What an option adds where these skills are covered already; the last day of the path is not counted. */
export function gainOf({ gains }: PathProblem, { price, covers }: ProblemOption, isCovered: Uint8Array): number {
  let gain = -price;
  for (const skill of covers) if (isCovered[skill] !== 1) gain += gains[skill] ?? 0;
  return gain;
}

/** Whether one more option keeps the sums and the weekly load within their limits; what it requires is not looked at. */
export function fits(problem: PathProblem, places: readonly number[], added: number): boolean {
  const option = problem.options[added];
  const { limits } = problem;
  if (option === undefined || places.includes(added) || places.length >= limits.steps) return false;
  const chosen = optionsAt(problem, places);
  let cost = option.costCents;
  let hours = option.hours;
  for (const other of chosen) {
    cost += other.costCents;
    hours += other.hours;
  }
  if (cost > limits.budgetCents || hours > limits.hours) return false;
  if (option.weeklyHours + loadOn(chosen, option.startsOn) > limits.weeklyHours) return false;
  return chosen.every(
    ({ startsOn }) =>
      !isUnderWay(option, startsOn) || option.weeklyHours + loadOn(chosen, startsOn) <= limits.weeklyHours,
  );
}

/** The options that would meet the first requirement that nothing chosen meets; undefined when all are met. */
export function unmetProviders(problem: PathProblem, places: readonly number[]): readonly number[] | undefined {
  for (const { providers } of optionsAt(problem, places)) {
    const unmet = providers.find((group) => !group.some((place) => places.includes(place)));
    if (unmet !== undefined) return unmet;
  }
  return undefined;
}

/** The same with what is required and missing, the most useful first; undefined when it does not fit. */
export function withRequired(problem: PathProblem, places: readonly number[]): readonly number[] | undefined {
  let grown = places;
  for (let unmet = unmetProviders(problem, grown); unmet !== undefined; unmet = unmetProviders(problem, grown)) {
    const provider = mostUseful(problem, grown, unmet);
    if (provider === undefined) return undefined;
    grown = [...grown, provider];
  }
  return grown;
}

/** What stays once every option whose requirement is no longer met is gone too. */
export function withoutOrphans(problem: PathProblem, places: readonly number[]): readonly number[] {
  const kept = places.filter((place) =>
    problem.options[place]?.providers.every((group) => group.some((provider) => places.includes(provider))),
  );
  return kept.length === places.length ? kept : withoutOrphans(problem, kept);
}

export function optionsAt({ options }: PathProblem, places: readonly number[]): readonly ProblemOption[] {
  const found: ProblemOption[] = [];
  for (const place of places) {
    const option = options[place];
    if (option !== undefined) found.push(option);
  }
  return found;
}

function mostUseful(problem: PathProblem, places: readonly number[], among: readonly number[]): number | undefined {
  let best: { readonly place: number; readonly value: number } | undefined;
  for (const place of among) {
    if (!fits(problem, places, place)) continue;
    const { value } = selectionOf(problem, [...places, place]);
    if (best === undefined || value > best.value) best = { place, value };
  }
  return best?.place;
}

function loadOn(chosen: readonly ProblemOption[], on: number): number {
  let load = 0;
  for (const option of chosen) if (isUnderWay(option, on)) load += option.weeklyHours;
  return load;
}

function isUnderWay({ startsOn, endsOn }: ProblemOption, on: number): boolean {
  return startsOn <= on && on <= endsOn;
}
