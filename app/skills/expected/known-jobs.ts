import type { ExpectedSkill } from "./expected-skills.ts";

/** A job in force and what is expected of it. */
export interface KnownJob {
  readonly rome: string;
  readonly label: string;
  readonly skills: readonly ExpectedSkill[];
}

/** Every job of which something is expected, in the order of codes, and the skills that very many of them ask for. */
export interface KnownJobs {
  readonly jobs: readonly KnownJob[];
  readonly generic: ReadonlySet<number>;
}
