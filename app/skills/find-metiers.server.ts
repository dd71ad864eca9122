import { rememberCatalogue } from "#app/imports/remember-catalogue.server.ts";
import { database } from "#app/platform/database.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { rankNamedElsewhere } from "#search/choose-engine.server.ts";
import type { EngineName } from "#search/engine.ts";
import { jobs } from "#search/meilisearch/fed-index.ts";
import { readCommonJobs } from "./common/read-common-jobs.server.ts";
import type { MetierHit } from "./metier-detail.ts";
import { indexMetierNames, type MetierName, type MetierNameIndex } from "./metier-name-index.ts";
import { metierNames } from "./metier-store.server.ts";
import { metiersNamed, rankMetierNames } from "./rank-metier-names.ts";

const MOST_METIERS = 50;

/** Prepared names: 14,700 rows. */
const currentNames = rememberCatalogue(async (reader) => indexMetierNames(await metierNames(reader)));

/**
 * The métiers that a name, the beginning of one, or a code answers; the best first, at most 50. One slip is forgiven. Words that are a
 * name, or a common word for a job, answer with the métiers that bear it. For others, Meilisearch, when it answers, also finds métiers by
 * what they do; `engine`: what a check asked for. The name shown is always one of the reference in force.
 */
export async function findMetiers(
  query: string,
  limit = 20,
  reader: SqlReader = database().pool,
  engine: EngineName | null = null,
): Promise<readonly MetierHit[]> {
  const [index, common] = [await currentNames(reader), await readCommonJobs()];
  const named = rankMetierNames(index, query);
  const found = metiersNamed(index, { query, named, common }) ?? (await foundElsewhere(query, engine, index, named));
  return found.slice(0, Math.min(Math.max(limit, 0), MOST_METIERS)).map((name) => hitOf(index, name));
}

async function foundElsewhere(
  query: string,
  engine: EngineName | null,
  index: MetierNameIndex,
  named: readonly MetierName[],
): Promise<readonly MetierName[]> {
  const codes = await rankNamedElsewhere(jobs, query, engine);
  return codes === null ? named : inOrderOf(codes, index, named);
}

/** The métiers of these codes, each under the name that answers best; one that the reference does not know is left out. */
function inOrderOf(
  codes: readonly string[],
  { names }: MetierNameIndex,
  named: readonly MetierName[],
): readonly MetierName[] {
  return codes.flatMap((code) => {
    const best = named.find((name) => name.code === code);
    return best ?? names.find((name) => name.isOwnLabel && name.code === code) ?? [];
  });
}

function hitOf({ names }: MetierNameIndex, found: MetierName): MetierHit {
  if (found.isOwnLabel) return { code: found.code, label: found.label, appellation: null };
  const own = names.find(({ code, isOwnLabel }) => isOwnLabel && code === found.code);
  return { code: found.code, label: own?.label ?? found.label, appellation: found.label };
}
