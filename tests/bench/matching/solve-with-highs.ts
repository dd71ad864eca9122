import { readFileSync } from "node:fs";
import highsLoader, { type Highs } from "highs";
import { z } from "zod";
import type { PathInstance, PathInstanceOption } from "#app/matching/path/path-instance.ts";

/** What HiGHS makes of an instance; `isProven`: it ended before its time. */
export interface HighsAnswer {
  readonly objective: number;
  readonly isProven: boolean;
}

/** Lines of the LP format hold 560 characters at most. */
const TERMS_A_LINE = 12;

const manifest = z.object({ devDependencies: z.object({ highs: z.string() }) });
export const highsVersion = manifest.parse(JSON.parse(readFileSync("package.json", "utf8"))).devDependencies.highs;

export function loadHighs(): Promise<Highs> {
  return highsLoader();
}

/** The optimum of the whole-number model, written from the rules of contract.md. */
export function solveWithHighs(highs: Highs, instance: PathInstance, timeLimitS: number): HighsAnswer {
  const { Status, ObjectiveValue } = highs.solve(writeLp(instance), {
    time_limit: timeLimitS,
    mip_rel_gap: 0,
    mip_abs_gap: 0.5,
    output_flag: false,
  });
  return { objective: Math.round(ObjectiveValue), isProven: Status === "Optimal" };
}

/** The model in LP format: x an option, z a skill, e the day of the end, y whether anything is chosen. */
export function writeLp(instance: PathInstance): string {
  const { skills, limits, penalties } = instance;
  const options = instance.options.filter(({ startsOn, endsOn }) => startsOn >= limits.from && endsOn <= limits.to);
  const weighed = skills.filter(({ weight }) => weight > 0);
  const gains = weighed.map(({ id, weight }) => term(1000 * weight, `z${name(id)}`));
  const prices = options.map((option) => term(-priceOf(option, penalties), `x${name(option.id)}`));
  const rows = [
    ...weighed.map(({ id }) => [
      `z${name(id)}`,
      ...options.filter(({ covers }) => covers.includes(id)).map((o) => `- x${name(o.id)}`),
      "<= 0",
    ]),
    ...requirementRows(options),
    ...loadRows(options, limits.weeklyHours),
    ...sumRows(options, limits),
    ...options.map(({ id, endsOn }) => [`${endsOn - limits.from} x${name(id)} - e`, "<= 0"]),
  ].filter((row) => row.length > 1);
  const binaries = [...weighed.map(({ id }) => `z${name(id)}`), ...options.map(({ id }) => `x${name(id)}`)];
  return [
    "Maximize",
    ...wrapped(["obj:", ...gains, ...prices, term(-penalties.perDay, "e")]),
    "Subject To",
    ...rows.flatMap((row, index) => wrapped([`r${index}:`, ...row])),
    "Bounds",
    "e >= 0",
    "Binary",
    ...wrapped(binaries),
    "End",
  ].join("\n");
}

function requirementRows(options: readonly PathInstanceOption[]): string[][] {
  return options.flatMap((option) =>
    option.requires.map((skill) => [
      `x${name(option.id)}`,
      ...options
        .filter(({ covers, endsOn }) => endsOn < option.startsOn && covers.includes(skill))
        .map(({ id }) => `- x${name(id)}`),
      "<= 0",
    ]),
  );
}

/** On each day some option starts: whatever starts that day, the load stays within the limit, whether it is chosen or not. */
function loadRows(options: readonly PathInstanceOption[], limit: number): string[][] {
  const days = [...new Set(options.map(({ startsOn }) => startsOn))];
  return days.map((day) => [
    ...options
      .filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
      .map(({ id, weeklyHours }) => term(weeklyHours, `x${name(id)}`)),
    `<= ${limit}`,
  ]);
}

function sumRows(options: readonly PathInstanceOption[], limits: PathInstance["limits"]): string[][] {
  const row = (of: (option: PathInstanceOption) => number, most: number): string[] => [
    ...options.map((option) => term(of(option), `x${name(option.id)}`)),
    `<= ${most}`,
  ];
  return [
    row(({ costCents }) => costCents, limits.budgetCents),
    row(({ hours }) => hours, limits.hours),
    row(() => 1, limits.steps),
  ];
}

function priceOf(option: PathInstanceOption, penalties: PathInstance["penalties"]): number {
  const { perHour, perEuro, perKm } = penalties;
  return perHour * option.hours + perEuro * Math.floor(option.costCents / 100) + perKm * option.km;
}

function term(factor: number, variable: string): string {
  return `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${variable}`;
}

function name(id: number): string {
  return id < 0 ? `m${-id}` : `${id}`;
}

function wrapped(parts: readonly string[]): string[] {
  const lines: string[] = [];
  for (let at = 0; at < parts.length; at += TERMS_A_LINE) lines.push(parts.slice(at, at + TERMS_A_LINE).join(" "));
  return lines;
}
