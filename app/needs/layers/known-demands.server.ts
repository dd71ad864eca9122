import { todayIso } from "#app/platform/clock.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { readGenerations } from "#search/postgres/generation.server.ts";
import { demandsOfMetier } from "./demand-store.server.ts";
import type { SkillDemand } from "./need-layer.ts";

interface Known {
  /** What the readings hold for: the last change of a need, that of the catalogue and its jobs, the day. */
  readonly of: string;
  readonly byRome: Map<string, Promise<readonly SkillDemand[]>>;
}

const known = new WeakMap<SqlReader, Known>();

/**
 * `demandsOfMetier`, read once as long as no need changes: each change of a need makes another generation, in its own transaction. A métier
 * that 500 needs ask for takes 50 ms to read.
 */
export async function knownDemands(reader: SqlReader, rome: string): Promise<readonly SkillDemand[]> {
  const of = `${await readGenerations(reader)} ${todayIso()}`;
  const before = known.get(reader);
  const kept = before?.of === of ? before : { of, byRome: new Map() };
  known.set(reader, kept);
  const read = kept.byRome.get(rome) ?? demandsOfMetier(reader, rome);
  kept.byRome.set(rome, read);
  // A failure is not kept.
  return read.catch((error: unknown) => {
    kept.byRome.delete(rome);
    throw error;
  });
}
