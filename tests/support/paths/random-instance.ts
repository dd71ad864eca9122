import type { PathInstance, PathInstanceOption } from "#app/matching/path/path-instance.ts";
import { type RandomPicks, randomPicks } from "#tests/support/random-picks.ts";

/** How large an instance is, and its seed. */
export interface InstanceSize {
  readonly skills: number;
  readonly options: number;
  readonly seed: number;
}

/** 2027-01-01, and the year that follows. */
const FROM = 20_819;
const DAYS = 365;

/** An instance like those of a region: short and long courses, full or part time, a few that must come after another. */
export function randomInstance({ skills, options, seed }: InstanceSize): PathInstance {
  const random = randomPicks(seed);
  return {
    skills: Array.from({ length: skills }, (_, id) => ({ id, weight: random.pick([1, 1, 2, 2, 3, 4]) })),
    options: Array.from({ length: options }, (_, id) => randomOption(random, id, skills)),
    limits: {
      budgetCents: 300_000 + 50_000 * random.integer(13),
      hours: 400 + 50 * random.integer(17),
      steps: 6,
      weeklyHours: 35,
      from: FROM,
      to: FROM + DAYS,
    },
    penalties: { perHour: 2, perEuro: 1, perKm: 4, perDay: 3 },
  };
}

function randomOption(random: RandomPicks, id: number, skills: number): PathInstanceOption {
  const weeks = 1 + Math.floor(random.number() * random.number() * 20);
  const weeklyHours = random.pick([7, 14, 21, 28, 35, 35, 35]);
  const startsOn = FROM + random.integer(DAYS - 30);
  const first = random.integer(skills);
  const count = 1 + random.integer(Math.min(10, 2 + weeks));
  // Half the skills are neighbours of one another, as those of one block are.
  const covers = Array.from({ length: count }, (_, n) =>
    random.chance(0.5) ? (first + n) % skills : random.integer(skills),
  );
  return {
    id,
    covers: [...new Set(covers)],
    startsOn,
    endsOn: startsOn + weeks * 7 - 3,
    weeklyHours,
    hours: weeks * weeklyHours,
    costCents: random.chance(0.4) ? 0 : weeks * weeklyHours * (500 + random.integer(1_000)),
    km: random.integer(80),
    requires: random.chance(0.15) ? [random.integer(skills)] : [],
  };
}
