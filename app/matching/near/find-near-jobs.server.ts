import { rememberCatalogueBehind } from "#app/imports/remember-catalogue.server.ts";
import type { HeldContent } from "#app/people/skill-draft/draft-content.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { treeSkillsOf } from "#app/skills/expected/expected-store.server.ts";
import { knownJobs } from "#app/skills/expected/known-jobs.server.ts";
import { inPlainWords, type NamedSkill } from "#app/skills/plain/plain-skills.ts";
import { readPlainSkills } from "#app/skills/plain/read-plain-skills.server.ts";
import { measureGap } from "../gap/measure-gap.ts";
import { skillNearness } from "../gap/skill-nearness.server.ts";
import { CORE_WEIGHT } from "../profile/held-skills.ts";
import { readHeld } from "../profile/read-profile.server.ts";
import { arrangeJobs, closestJobs } from "./near-jobs.ts";

const MOST_JOBS = 10;

/**
 * A job that somebody is close to: of its core, the skills that they have, have in part, say that they lack, and of which they said nothing
 * (`unsure`), the heaviest first.
 */
export interface FoundNearJob {
  readonly rome: string;
  readonly label: string;
  readonly have: readonly NamedSkill[];
  readonly close: readonly NamedSkill[];
  readonly missing: readonly NamedSkill[];
  readonly unsure: readonly NamedSkill[];
}

const indexOf = rememberCatalogueBehind(async (reader) => arrangeJobs(await knownJobs(reader), await skillNearness()));

/** Reads all jobs and arranges them, before the first question. */
export async function prepareNearJobs(reader: SqlReader): Promise<void> {
  await indexOf(reader);
}

/** The jobs that what a draft says is closest to, at most ten; none when it shows nothing. */
export async function findNearJobs(reader: SqlReader, draft: HeldContent): Promise<readonly FoundNearJob[]> {
  const { held: declared } = await readHeld(reader, draft);
  if (declared.length === 0) return [];
  const [index, nearness, words, skills] = await Promise.all([
    indexOf(reader),
    skillNearness(),
    readPlainSkills(),
    treeSkillsOf(
      reader,
      declared.map(({ ogr }) => ogr),
    ),
  ]);
  const known = new Map(skills.map((skill) => [skill.ogr, skill]));
  const held = declared.flatMap(({ ogr, isPartial, proof }) => {
    const skill = known.get(ogr);
    return skill === undefined ? [] : [{ skill, isPartial, proof }];
  });
  const denied = new Set(draft.answers.flatMap(({ ogr, answer }) => (answer === "no" ? [ogr] : [])));
  const done = draft.jobs.map(({ rome }) => rome);
  return closestJobs(index.measure(held), { done, most: MOST_JOBS }).map(
    ({ job: { rome, label, skills: expected } }) => {
      const core = expected.filter(({ weight }) => weight >= CORE_WEIGHT);
      const gap = measureGap(core, held, nearness);
      const named = (all: typeof gap.have): readonly NamedSkill[] => all.map((skill) => inPlainWords(skill, words));
      return {
        ...{ rome, label, have: named(gap.have), close: named(gap.close) },
        missing: named(gap.missing.filter(({ ogr }) => denied.has(ogr))),
        unsure: named(gap.missing.filter(({ ogr }) => !denied.has(ogr))),
      };
    },
  );
}
