import type { DraftContent } from "#app/people/skill-draft/draft-content.ts";
import type { ExpectedSkill, TreeSkill } from "#app/skills/expected/expected-skills.ts";
import { CORE_WEIGHT, type JobDone } from "./held-skills.ts";

interface QuestionFacts {
  /** What the wanted job expects. */
  readonly expected: readonly ExpectedSkill[];
  readonly jobs: readonly JobDone[];
  readonly answers: DraftContent["answers"];
  /** Skills that a diploma or a block proves. */
  readonly proved: ReadonlySet<number>;
}

/** In a hundred people who did a job, how many can do a skill: orders of magnitude, which only rank the questions. */
const LIKELY = { core: 90, other: 60, sameMacro: 45, sameObjective: 25, none: 10, noJob: 50 } as const;

/**
 * The skills of the wanted job that are worth a question, the one that settles the most first: a question is worth the weight of its skill,
 * times what nobody can tell before the answer. What a job done shows at its core, or a diploma proves, is not asked; what was answered is
 * not asked again.
 */
export function orderQuestions({ expected, jobs, answers, proved }: QuestionFacts): readonly ExpectedSkill[] {
  const answered = new Set(answers.map(({ ogr }) => ogr));
  const facts = jobFacts(jobs);
  return expected
    .map((skill) => ({ skill, likely: likelihood(skill, facts) }))
    .filter(({ skill, likely }) => !answered.has(skill.ogr) && !proved.has(skill.ogr) && likely !== LIKELY.core)
    .map(({ skill, likely }) => ({ skill, worth: skill.weight * Math.min(likely, 100 - likely) }))
    .sort((one, other) => other.worth - one.worth || one.skill.ogr - other.skill.ogr)
    .map(({ skill }) => skill);
}

interface JobFacts {
  readonly hasJob: boolean;
  readonly core: ReadonlySet<number>;
  readonly other: ReadonlySet<number>;
  readonly macros: ReadonlySet<number>;
  readonly objectives: ReadonlySet<string>;
}

function jobFacts(jobs: readonly JobDone[]): JobFacts {
  const skills = jobs.flatMap((job) => job.skills);
  const of = (kept: (skill: ExpectedSkill) => boolean): ReadonlySet<number> =>
    new Set(skills.filter(kept).map(({ ogr }) => ogr));
  return {
    hasJob: jobs.length > 0,
    core: of(({ weight }) => weight >= CORE_WEIGHT),
    other: of(({ weight }) => weight < CORE_WEIGHT),
    macros: new Set(skills.map(macroOf)),
    objectives: new Set(skills.flatMap(({ objective }) => objective ?? [])),
  };
}

/** The macro-skill a skill belongs to; a macro-skill is its own. */
function macroOf({ ogr, macroOgr }: TreeSkill): number {
  return macroOgr ?? ogr;
}

function likelihood(skill: ExpectedSkill, { hasJob, core, other, macros, objectives }: JobFacts): number {
  if (!hasJob) return LIKELY.noJob;
  if (core.has(skill.ogr)) return LIKELY.core;
  if (other.has(skill.ogr)) return LIKELY.other;
  if (macros.has(macroOf(skill))) return LIKELY.sameMacro;
  return skill.objective !== null && objectives.has(skill.objective) ? LIKELY.sameObjective : LIKELY.none;
}
