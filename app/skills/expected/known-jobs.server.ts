import { rememberCatalogue } from "#app/imports/remember-catalogue.server.ts";
import { eachInTurns } from "#app/platform/in-turns.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { expectedSkills, type MetierBase } from "./expected-skills.ts";
import { allSheets, countAsking } from "./expected-store.server.ts";
import { genericSkills } from "./generic-skills.ts";
import type { KnownJob, KnownJobs } from "./known-jobs.ts";

/** The skills that very many jobs ask for. */
export const knownGenericSkills = rememberCatalogue(async (reader) => genericSkills(await countAsking(reader)));

/** What all jobs expect: 40,000 rows, a second. */
export const knownJobs = rememberCatalogue(readJobs);

async function readJobs(reader: SqlReader): Promise<KnownJobs> {
  const [sheets, generic] = await Promise.all([allSheets(reader), knownGenericSkills(reader)]);
  const childrenOf = new Map<string, MetierBase[]>();
  for (const { rome, parent, skills } of sheets)
    if (parent !== null && skills.length > 0)
      childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), { rome, skills }]);
  const jobs: KnownJob[] = [];
  await eachInTurns(sheets, ({ rome, label, skills: own }) => {
    const children = childrenOf.get(rome) ?? [];
    const skills = expectedSkills({ own: { rome, skills: own }, children });
    if (skills.length > 0) jobs.push({ rome, label, skills });
  });
  return { jobs, generic };
}
