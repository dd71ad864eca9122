/**
 * The rules of contract.md, « The path instance », written from its words alone: nothing of the portal is imported, so that a fault in what
 * plans paths cannot be in what checks them.
 */
export interface CheckedInstance {
  readonly skills: readonly { readonly id: number; readonly weight: number }[];
  readonly options: readonly CheckedOption[];
  readonly limits: Record<"budgetCents" | "hours" | "steps" | "weeklyHours" | "from" | "to", number>;
  readonly penalties: Record<"perHour" | "perEuro" | "perKm" | "perDay", number>;
}

interface CheckedOption {
  readonly id: number;
  readonly covers: readonly number[];
  readonly startsOn: number;
  readonly endsOn: number;
  readonly weeklyHours: number;
  readonly hours: number;
  readonly costCents: number;
  readonly km: number;
  readonly requires: readonly number[];
}

export interface CheckedAnswer {
  readonly chosen: readonly number[];
  readonly objective: number;
  readonly bound: number;
}

/** Everything wrong with an answer, in words; nothing when it keeps the rules and counts right. */
export function faultsOf(instance: CheckedInstance, { chosen, objective, bound }: CheckedAnswer): string[] {
  const faults: string[] = [];
  const steps: CheckedOption[] = [];
  for (const id of chosen) {
    const option = instance.options.find((one) => one.id === id);
    if (option === undefined) faults.push(`${id} is not an option`);
    else if (steps.includes(option)) faults.push(`${id} is chosen twice`);
    else steps.push(option);
  }
  faults.push(...brokenRules(instance, steps));
  const counted = scoreOf(instance, steps);
  if (objective !== counted) faults.push(`the objective is ${counted}, not ${objective}`);
  if (!Number.isSafeInteger(bound) || bound < counted)
    faults.push(`the bound ${bound} is under the objective ${counted}`);
  return faults;
}

/** The best objective of all, by trying every set of options: for a dozen options at most. */
export function bestByTrying(instance: CheckedInstance): number {
  let best = 0;
  for (let set = 1; set < 2 ** instance.options.length; set += 1) {
    const steps = instance.options.filter((_, bit) => Math.floor(set / 2 ** bit) % 2 === 1);
    const score = scoreOf(instance, steps);
    if (score > best && brokenRules(instance, steps).length === 0) best = score;
  }
  return best;
}

function brokenRules({ limits }: CheckedInstance, steps: readonly CheckedOption[]): string[] {
  const faults: string[] = [];
  let hours = 0;
  let cents = 0;
  for (const step of steps) {
    hours += step.hours;
    cents += step.costCents;
    if (step.startsOn < limits.from) faults.push(`${step.id} starts before the first day`);
    if (step.endsOn > limits.to) faults.push(`${step.id} ends after the last day`);
    let load = 0;
    for (const other of steps) {
      const isUnderWay = other.startsOn <= step.startsOn && step.startsOn <= other.endsOn;
      if (isUnderWay) load += other.weeklyHours;
    }
    if (load > limits.weeklyHours) faults.push(`${load} hours a week when ${step.id} starts`);
    for (const skill of step.requires) {
      const before = steps.filter((other) => other.endsOn < step.startsOn);
      if (!before.some((other) => other.covers.includes(skill))) faults.push(`${step.id} requires ${skill} before`);
    }
  }
  if (hours > limits.hours) faults.push(`${hours} hours`);
  if (cents > limits.budgetCents) faults.push(`${cents} cents`);
  if (steps.length > limits.steps) faults.push(`${steps.length} steps`);
  return faults;
}

function scoreOf({ skills, limits, penalties }: CheckedInstance, steps: readonly CheckedOption[]): number {
  let score = 0;
  for (const { id, weight } of skills) if (steps.some(({ covers }) => covers.includes(id))) score += 1000 * weight;
  let last = limits.from;
  for (const [index, { hours, costCents, km, endsOn }] of steps.entries()) {
    const euros = (costCents - (costCents % 100)) / 100;
    score -= penalties.perHour * hours + penalties.perEuro * euros + penalties.perKm * km;
    last = index === 0 ? endsOn : Math.max(last, endsOn);
  }
  return score - penalties.perDay * (last - limits.from);
}
