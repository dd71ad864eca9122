import type { PathInstance, PathInstanceOption } from "./path-instance.ts";
import { priceOf } from "./path-rules.ts";

/** An option some path may hold; skills and options are named by their place in the problem. */
export interface ProblemOption {
  readonly id: number;
  readonly startsOn: number;
  readonly endsOn: number;
  readonly weeklyHours: number;
  readonly hours: number;
  readonly costCents: number;
  /** What it takes off the objective by itself. */
  readonly price: number;
  /** Skills that weigh something. */
  readonly covers: readonly number[];
  /** For each required skill, the options that bring it in time. */
  readonly providers: readonly (readonly number[])[];
}

/** An instance made ready to be searched: the same whatever the order of its lists. */
export interface PathProblem {
  /** 1000 × the weight of each skill. */
  readonly gains: readonly number[];
  /** By start, then end, then id. */
  readonly options: readonly ProblemOption[];
  readonly limits: PathInstance["limits"];
  readonly perDay: number;
}

/** Leaves out the options that no path can hold, and those whose required skills nobody brings in time. */
export function prepareProblem(instance: PathInstance): PathProblem {
  const { skills, limits, penalties } = instance;
  const weighed = skills.filter(({ weight }) => weight > 0).toSorted((one, other) => one.id - other.id);
  const placeOf = new Map(weighed.map(({ id }, place) => [id, place]));
  const kept = withProviders(instance.options.filter((option) => standsAlone(option, limits)).toSorted(byDates));
  const options = kept.map((option): ProblemOption => {
    const places = [...new Set(option.covers)].flatMap((skill) => placeOf.get(skill) ?? []);
    return {
      id: option.id,
      startsOn: option.startsOn,
      endsOn: option.endsOn,
      weeklyHours: option.weeklyHours,
      hours: option.hours,
      costCents: option.costCents,
      price: priceOf(instance, option),
      covers: places.toSorted((one, other) => one - other),
      providers: [...new Set(option.requires)]
        .toSorted((one, other) => one - other)
        .map((skill) => kept.flatMap((other, place) => (brings(other, skill, option.startsOn) ? [place] : []))),
    };
  });
  return { gains: weighed.map(({ weight }) => 1000 * weight), options, limits, perDay: penalties.perDay };
}

function standsAlone(option: PathInstanceOption, limits: PathInstance["limits"]): boolean {
  return (
    limits.steps > 0 &&
    option.startsOn >= limits.from &&
    option.endsOn <= limits.to &&
    option.weeklyHours <= limits.weeklyHours &&
    option.hours <= limits.hours &&
    option.costCents <= limits.budgetCents
  );
}

/** Leaving one out may leave another without what it requires: until nothing changes. */
function withProviders(options: readonly PathInstanceOption[]): readonly PathInstanceOption[] {
  const kept = options.filter(({ requires, startsOn }) =>
    requires.every((skill) => options.some((other) => brings(other, skill, startsOn))),
  );
  return kept.length === options.length ? kept : withProviders(kept);
}

function brings({ covers, endsOn }: PathInstanceOption, skill: number, before: number): boolean {
  return endsOn < before && covers.includes(skill);
}

function byDates(one: PathInstanceOption, other: PathInstanceOption): number {
  return one.startsOn - other.startsOn || one.endsOn - other.endsOn || one.id - other.id;
}
