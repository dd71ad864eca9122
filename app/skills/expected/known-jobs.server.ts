import { currentCatalogueVersion } from "#app/imports/import-record-store.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { type ExpectedSkill, expectedSkills, type MetierBase } from "./expected-skills.ts";
import { allSheets } from "./expected-store.server.ts";
import { genericSkills } from "./generic-skills.ts";

/** A job in force and what is expected of it. */
export interface KnownJob {
  readonly rome: string;
  readonly label: string;
  readonly skills: readonly ExpectedSkill[];
}

/** Every job of which something is expected, in the order of codes. */
export interface KnownJobs {
  readonly jobs: readonly KnownJob[];
  readonly generic: ReadonlySet<number>;
}

interface KeptJobs extends KnownJobs {
  readonly catalogueVersion: number;
}

const known = new WeakMap<SqlReader, Promise<KeptJobs>>();

/** What all jobs expect: 40,000 rows, read once for each version of the catalogue. */
export async function knownJobs(reader: SqlReader): Promise<KnownJobs> {
  const catalogueVersion = await currentCatalogueVersion(reader);
  const kept = await known.get(reader)?.catch(() => undefined);
  if (kept !== undefined && kept.catalogueVersion === catalogueVersion) return kept;
  const loading = readJobs(reader).then((jobs) => ({ catalogueVersion, ...jobs }));
  known.set(reader, loading);
  return loading;
}

async function readJobs(reader: SqlReader): Promise<KnownJobs> {
  const sheets = await allSheets(reader);
  const childrenOf = new Map<string, MetierBase[]>();
  for (const { rome, parent, skills } of sheets)
    if (parent !== null && skills.length > 0)
      childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), { rome, skills }]);
  const jobs = sheets.flatMap(({ rome, label, skills: own }) => {
    const children = childrenOf.get(rome) ?? [];
    const skills = expectedSkills({ own: { rome, skills: own }, children, layers: [] });
    return skills.length === 0 ? [] : [{ rome, label, skills }];
  });
  return { jobs, generic: genericSkills(jobs) };
}
