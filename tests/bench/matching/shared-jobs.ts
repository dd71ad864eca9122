import { expectedSkills, type TreeSkill } from "#app/skills/expected/expected-skills.ts";
import { genericSkills } from "#app/skills/expected/generic-skills.ts";
import type { KnownJobs } from "#app/skills/expected/known-jobs.ts";
import { readSharedReferential, type SharedMetierSkill } from "./links/shared-referential.ts";

/** What all jobs of ROME 4.60 expect, from the published files: as the portal knows it once they are imported. */
export function readSharedJobs(): KnownJobs {
  const { skills, skillsOfMetier, childrenOfMetier } = readSharedReferential();
  const bySkill = new Map(
    skills.map(({ ogr, label, macroOgr, objective }): readonly [number, TreeSkill] => [
      ogr,
      { ogr, label, macroOgr, objective, isMacro: macroOgr === null },
    ]),
  );
  const sheet = (rome: string) => ({
    rome,
    skills: (skillsOfMetier.get(rome) ?? []).flatMap(({ ogr, importance }: SharedMetierSkill) => {
      const skill = bySkill.get(ogr);
      return skill === undefined ? [] : [{ ...skill, importance }];
    }),
  });
  const codes = [...new Set([...skillsOfMetier.keys(), ...childrenOfMetier.keys()])].sort();
  const jobs = codes.map((rome) => {
    const children = (childrenOfMetier.get(rome) ?? []).map(sheet).filter((one) => one.skills.length > 0);
    return { rome, label: rome, skills: expectedSkills({ own: sheet(rome), children }) };
  });
  const counts = new Map<number, number>();
  for (const links of skillsOfMetier.values()) for (const { ogr } of links) counts.set(ogr, (counts.get(ogr) ?? 0) + 1);
  const asking = [...counts].map(([ogr, count]) => ({ ogr, jobs: count }));
  return { jobs, generic: genericSkills({ jobs: skillsOfMetier.size, skills: asking }) };
}
