import type { RomeCode } from "#app/skills/rome-code.ts";

/** A job that a text may tell of: the higher its score the nearer, in any unit. `family`: the code it descends from, or its own. */
export interface ToldJob {
  readonly rome: RomeCode;
  readonly label: string;
  readonly family: string;
  readonly score: number;
}

/**
 * The jobs that a sentence tells of, one a family: the other codes of a family are variants of one trade. `parts`: what each part of the
 * sentence says, the first ones first. Each part gives its likeliest job in turn, then its second one: two jobs told in one sentence are
 * both proposed at once.
 */
export function rankTold(parts: readonly (readonly ToldJob[])[], most: number): readonly ToldJob[] {
  const ranked = parts.map((jobs) =>
    jobs.toSorted((one, other) => other.score - one.score || (one.rome < other.rome ? -1 : 1)),
  );
  const told = new Map<string, ToldJob>();
  for (let turn = 0; turn < most; turn += 1)
    for (const jobs of ranked) {
      const next = jobs.find(({ family }) => !told.has(family));
      if (next !== undefined && told.size < most) told.set(next.family, next);
    }
  return [...told.values()];
}
