import type { PathInstance, PathInstanceOption } from "./path-instance.ts";

/** A rule of contract.md, « The path instance »; `option`: the one at fault, null when it is their sum. */
export interface PathViolation {
  readonly rule: "window" | "weekly-hours" | "requires" | "budget" | "hours" | "steps";
  readonly option: number | null;
}

/** Every rule that these options break together; none when they make a path. */
export function findViolations(
  { limits }: PathInstance,
  chosen: readonly PathInstanceOption[],
): readonly PathViolation[] {
  const ofOptions = chosen.flatMap((option): PathViolation[] => {
    const broken: PathViolation["rule"][] = [];
    if (option.startsOn < limits.from || option.endsOn > limits.to) broken.push("window");
    if (weeklyLoad(chosen, option.startsOn) > limits.weeklyHours) broken.push("weekly-hours");
    if (option.requires.some((skill) => !isCoveredBefore(chosen, skill, option.startsOn))) broken.push("requires");
    return broken.map((rule) => ({ rule, option: option.id }));
  });
  const ofSums: PathViolation["rule"][] = [];
  if (sum(chosen, ({ costCents }) => costCents) > limits.budgetCents) ofSums.push("budget");
  if (sum(chosen, ({ hours }) => hours) > limits.hours) ofSums.push("hours");
  if (chosen.length > limits.steps) ofSums.push("steps");
  return [...ofOptions, ...ofSums.map((rule) => ({ rule, option: null }))];
}

/** 1000 × the weights of the covered skills, less what hours, euros, km and days weigh; 0 for no option. */
export function objectiveOf(instance: PathInstance, chosen: readonly PathInstanceOption[]): number {
  if (chosen.length === 0) return 0;
  const { skills, limits, penalties } = instance;
  const covered = new Set(chosen.flatMap(({ covers }) => covers));
  const weights = sum(skills, ({ id, weight }) => (covered.has(id) ? weight : 0));
  const days = Math.max(...chosen.map(({ endsOn }) => endsOn)) - limits.from;
  return 1000 * weights - sum(chosen, (option) => priceOf(instance, option)) - penalties.perDay * days;
}

/** What one option takes off the objective by itself: all but the date on which the path ends. */
export function priceOf({ penalties }: PathInstance, { hours, costCents, km }: PathInstanceOption): number {
  return penalties.perHour * hours + penalties.perEuro * Math.floor(costCents / 100) + penalties.perKm * km;
}

/** The weekly hours of those under way that day; the first and the last day count. */
function weeklyLoad(chosen: readonly PathInstanceOption[], on: number): number {
  return sum(chosen, ({ startsOn, endsOn, weeklyHours }) => (startsOn <= on && on <= endsOn ? weeklyHours : 0));
}

function isCoveredBefore(chosen: readonly PathInstanceOption[], skill: number, startsOn: number): boolean {
  return chosen.some(({ covers, endsOn }) => endsOn < startsOn && covers.includes(skill));
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
