import type { PathProblem } from "./path-problem.ts";
import { type DatedPicks, makePicker, type PickQuestion } from "./pick-by-dates.ts";
import { gainOf, optionsAt } from "./selection.ts";

/** Part of a search: some options are chosen for good, some may still be, the others are out. */
export interface SearchNode {
  readonly chosen: readonly number[];
  /** By place: 1 when it may still be chosen. */
  readonly open: Uint8Array;
  /** What breaking a rule once costs: one rule for each skill, for each requirement, for the budget and for the hours. */
  readonly multipliers: Float64Array;
}

/** A problem with what does not change from one node to the next. */
export interface Relaxation {
  readonly problem: PathProblem;
  readonly pick: (question: PickQuestion) => DatedPicks;
  readonly requirements: readonly { readonly option: number; readonly providers: readonly number[] }[];
  /** By place: its part of the budget and of the hours, times the number of steps. */
  readonly costShares: readonly number[];
  readonly hourShares: readonly number[];
  readonly steps: number;
}

/** The best that can come of a node when its rules may be broken at their price. */
export interface Relaxed {
  /** At least the objective of every path of the node. */
  readonly bound: number;
  readonly picks: DatedPicks;
  /** By place, what an open option brings once the rules are priced. */
  readonly profits: Float64Array;
  readonly multipliers: Float64Array;
  /** What the node comes to before its open options. */
  readonly base: number;
  /** How often the picks break each rule; under zero: what is left. */
  readonly slack: Float64Array;
}

/** A node with its rules priced, before anything is picked. */
interface Priced {
  readonly base: number;
  readonly profits: Float64Array;
  readonly slack: Float64Array;
  readonly isCovered: Uint8Array;
  /** Requirements that some open or chosen option has and nothing chosen meets. */
  readonly active: readonly number[];
}

/** Multipliers are floats: a sum of a few thousand is off by far less than one in a thousand million. */
const ROUNDING = 1e-9;

export function makeRelaxation(problem: PathProblem): Relaxation {
  const { options, limits } = problem;
  const steps = Math.min(limits.steps, options.length);
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : (part * steps) / whole);
  return {
    problem,
    pick: makePicker(problem),
    requirements: options.flatMap(({ providers }, option) => providers.map((group) => ({ option, providers: group }))),
    costShares: options.map(({ costCents }) => share(costCents, limits.budgetCents)),
    hourShares: options.map(({ hours }) => share(hours, limits.hours)),
    steps,
  };
}

/** Nothing is chosen, everything may be, no rule has a price yet. */
export function rootNode({ problem: { gains, options }, requirements }: Relaxation): SearchNode {
  return {
    chosen: [],
    open: new Uint8Array(options.length).fill(1),
    multipliers: new Float64Array(gains.length + requirements.length + 2),
  };
}

/** The largest whole number that a sum of floats may stand for. */
export function wholeBound(sum: number, magnitude: number): number {
  return Math.floor(sum + ROUNDING * (1 + magnitude));
}

/**
 * Lagrangian relaxation: coverage, requirements, budget and hours may be broken at the price of their multipliers; dates, number of
 * steps and the last day are kept.
 */
export function relax(relaxation: Relaxation, node: SearchNode, multipliers: Float64Array): Relaxed {
  const { problem, pick, steps } = relaxation;
  const priced = priceSkills(relaxation, node, multipliers);
  const { base, profits } = priceRequirements(relaxation, node, { multipliers, priced });
  const ends = optionsAt(problem, node.chosen).map(({ endsOn }) => endsOn);
  const chosenEnd = ends.length === 0 ? undefined : Math.max(...ends);
  const picks = pick({ profits, most: steps - node.chosen.length, chosenEnd });
  addPicks(relaxation, node, { priced, places: picks.places });
  const bound = wholeBound(base + picks.value, Math.abs(base) + Math.abs(picks.value));
  return { bound, picks, profits, multipliers, base, slack: priced.slack };
}

/** The node with the prices of the skills, of the budget and of the hours. */
function priceSkills(relaxation: Relaxation, { chosen, open }: SearchNode, multipliers: Float64Array): Priced {
  const { problem, requirements, costShares, hourShares, steps } = relaxation;
  const { gains, options } = problem;
  const atCost = gains.length + requirements.length;
  const [costPrice = 0, hourPrice = 0] = multipliers.subarray(atCost);
  const isCovered = new Uint8Array(gains.length);
  const slack = new Float64Array(multipliers.length);
  let base = 0;
  for (const option of optionsAt(problem, chosen)) {
    base += gainOf(problem, option, isCovered);
    for (const skill of option.covers) isCovered[skill] = 1;
  }
  for (const [skill, gain] of gains.entries()) {
    if (isCovered[skill] === 1) continue;
    base += gain - (multipliers[skill] ?? 0);
    slack[skill] = 1;
  }
  slack[atCost] = sumAt(costShares, chosen) - steps;
  slack[atCost + 1] = sumAt(hourShares, chosen) - steps;
  base -= costPrice * (slack[atCost] ?? 0) + hourPrice * (slack[atCost + 1] ?? 0);
  const profits = new Float64Array(options.length);
  for (const [place, { price, covers }] of options.entries()) {
    if (open[place] !== 1) continue;
    let profit = -price - costPrice * (costShares[place] ?? 0) - hourPrice * (hourShares[place] ?? 0);
    for (const skill of covers) if (isCovered[skill] !== 1) profit += multipliers[skill] ?? 0;
    profits[place] = profit;
  }
  const active = [...requirements.keys()].filter((index) => isActive(requirements[index], chosen, open));
  return { base, profits, slack, isCovered, active };
}

function isActive(
  requirement: Relaxation["requirements"][number] | undefined,
  chosen: readonly number[],
  open: Uint8Array,
): boolean {
  if (requirement === undefined) return false;
  const { option, providers } = requirement;
  if (open[option] !== 1 && !chosen.includes(option)) return false;
  return !chosen.some((place) => providers.includes(place));
}

/** Takes the price of a requirement from the option that has it and gives it to each option that meets it. */
function priceRequirements(
  { problem, requirements }: Relaxation,
  { chosen, open }: SearchNode,
  { multipliers, priced }: { readonly multipliers: Float64Array; readonly priced: Priced },
): { readonly base: number; readonly profits: Float64Array } {
  const { profits, active } = priced;
  let { base } = priced;
  for (const index of active) {
    const requirement = requirements[index];
    const price = multipliers[problem.gains.length + index] ?? 0;
    if (requirement === undefined || price === 0) continue;
    if (chosen.includes(requirement.option)) base -= price;
    else profits[requirement.option] = (profits[requirement.option] ?? 0) - price;
    for (const place of requirement.providers) if (open[place] === 1) profits[place] = (profits[place] ?? 0) + price;
  }
  return { base, profits };
}

/** Counts in the slack what the picks use of each rule. */
function addPicks(
  { problem, requirements, costShares, hourShares }: Relaxation,
  { chosen }: SearchNode,
  { priced, places }: { readonly priced: Priced; readonly places: readonly number[] },
): void {
  const { slack, isCovered, active } = priced;
  const skills = problem.gains.length;
  for (const { covers } of optionsAt(problem, places)) {
    for (const skill of covers) if (isCovered[skill] !== 1) slack[skill] = (slack[skill] ?? 0) - 1;
  }
  for (const index of active) {
    const requirement = requirements[index];
    if (requirement === undefined) continue;
    const { option, providers } = requirement;
    const wanted = chosen.includes(option) || places.includes(option) ? 1 : 0;
    slack[skills + index] = wanted - places.filter((place) => providers.includes(place)).length;
  }
  const atCost = skills + requirements.length;
  slack[atCost] = (slack[atCost] ?? 0) + sumAt(costShares, places);
  slack[atCost + 1] = (slack[atCost + 1] ?? 0) + sumAt(hourShares, places);
}

function sumAt(values: readonly number[], places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (values[place] ?? 0), 0);
}
