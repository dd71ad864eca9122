import type { Mutant } from "./mutant.ts";

const PATH = "app/matching/path";
const SEARCHED = {
  project: "unit",
  suite: `${PATH}/plan-path.test.ts`,
  killedBy: "breaks no rule, counts right",
} as const;

/** Twelve ways of planning a path that breaks a rule of contract.md; the checker, which imports nothing of ours, must see each. */
export const pathMutants: readonly Mutant[] = [
  {
    ...SEARCHED,
    name: "path: an option starts before the first day",
    file: `${PATH}/path-problem.ts`,
    from: "option.startsOn >= limits.from &&",
    to: "",
  },
  {
    ...SEARCHED,
    name: "path: an option ends after the last day",
    file: `${PATH}/path-problem.ts`,
    from: "option.endsOn <= limits.to &&",
    to: "",
  },
  {
    ...SEARCHED,
    name: "path: what is required may end on the day of the start",
    file: `${PATH}/path-problem.ts`,
    from: "return endsOn < before && covers.includes(skill);",
    to: "return endsOn <= before && covers.includes(skill);",
  },
  {
    ...SEARCHED,
    name: "path: what is required may be any time",
    file: `${PATH}/path-problem.ts`,
    from: "return endsOn < before && covers.includes(skill);",
    to: "return endsOn !== before && covers.includes(skill);",
  },
  {
    ...SEARCHED,
    name: "path: one step too many",
    file: `${PATH}/selection.ts`,
    from: "places.length >= limits.steps) return false;",
    to: "places.length > limits.steps) return false;",
  },
  {
    ...SEARCHED,
    name: "path: costs are not added up",
    file: `${PATH}/selection.ts`,
    from: "    cost += other.costCents;\n",
    to: "",
  },
  {
    ...SEARCHED,
    name: "path: hours are not added up",
    file: `${PATH}/selection.ts`,
    from: "    hours += other.hours;\n",
    to: "",
  },
  {
    ...SEARCHED,
    name: "path: the week of the option added is not looked at",
    file: `${PATH}/selection.ts`,
    from: "  if (option.weeklyHours + loadOn(chosen, option.startsOn) > limits.weeklyHours) return false;\n",
    to: "",
  },
  {
    ...SEARCHED,
    name: "path: the weeks of the options already chosen are not looked at",
    file: `${PATH}/selection.ts`,
    from: "!isUnderWay(option, startsOn) ||",
    to: "true ||",
  },
  {
    ...SEARCHED,
    name: "path: the last day of an option is free",
    file: `${PATH}/selection.ts`,
    from: "return startsOn <= on && on <= endsOn;",
    to: "return startsOn <= on && on < endsOn;",
  },
  {
    ...SEARCHED,
    name: "path: an option is added without what it requires",
    file: `${PATH}/local-search.ts`,
    from: "const next = withRequired(problem, [...places, place]);",
    to: "const next = [...places, place];",
  },
  {
    ...SEARCHED,
    name: "path: cents of several options make one more euro",
    file: `${PATH}/path-rules.ts`,
    from: "Math.floor(costCents / 100)",
    to: "Math.ceil(costCents / 100)",
  },
];
