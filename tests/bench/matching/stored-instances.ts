import { readFileSync } from "node:fs";
import { z } from "zod";
import type { PathInstance, PathInstanceOption } from "#app/matching/path/path-instance.ts";

/** Instances of 60 skills and 300 options with their optima: half of them drawn, half cut from the imported catalogue. */
export const STORED_FILE = "tests/bench/matching/instances.jsonl";

export const origins = ["drawn", "catalogue"] as const;
export type InstanceOrigin = (typeof origins)[number];

/** An instance and the objective that HiGHS proved the best; `provenBy`: with which version. */
export interface StoredInstance {
  readonly origin: InstanceOrigin;
  readonly seed: number;
  readonly optimum: number;
  readonly provenBy: string;
  readonly instance: PathInstance;
}

const numbers = z.array(z.int()).readonly();
const counts = z.record(z.string(), z.int());
const lineSchema = z.object({
  origin: z.enum(origins),
  seed: z.int(),
  optimum: z.int(),
  provenBy: z.string(),
  limits: counts,
  penalties: counts,
  /** Ids are places. */
  weights: numbers,
  /** Start, end, weekly hours, hours, cents, km; then what it covers; then what it requires. */
  options: z.array(z.tuple([numbers, numbers, numbers])),
});

export function readStored(): readonly StoredInstance[] {
  const lines = readFileSync(STORED_FILE, "utf8").trim().split("\n");
  return lines.map((line) => {
    const { weights, options, limits, penalties, ...facts } = lineSchema.parse(JSON.parse(line));
    const instance: PathInstance = {
      skills: weights.map((weight, id) => ({ id, weight })),
      options: options.map(
        ([[startsOn = 0, endsOn = 0, weeklyHours = 0, hours = 0, costCents = 0, km = 0], covers, requires], id) => ({
          id,
          ...{ covers, startsOn, endsOn, weeklyHours, hours, costCents, km, requires },
        }),
      ),
      limits: { budgetCents: 0, hours: 0, steps: 0, weeklyHours: 0, from: 0, to: 0, ...limits },
      penalties: { perHour: 0, perEuro: 0, perKm: 0, perDay: 0, ...penalties },
    };
    return { ...facts, instance };
  });
}

/** The line that keeps an instance. */
export function storedLine({ instance, ...facts }: StoredInstance): string {
  const { skills, options, limits, penalties } = instance;
  return JSON.stringify({
    ...facts,
    limits,
    penalties,
    weights: skills.map(({ weight }) => weight),
    options: options.map(optionNumbers),
  });
}

function optionNumbers(option: PathInstanceOption): (readonly number[])[] {
  const { startsOn, endsOn, weeklyHours, hours, costCents, km, covers, requires } = option;
  return [[startsOn, endsOn, weeklyHours, hours, costCents, km], covers, requires];
}
