import type { ReadNeed } from "#app/needs/read-need.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { inPlainWords } from "#app/skills/plain/plain-skills.ts";
import { readPlainSkills } from "#app/skills/plain/read-plain-skills.server.ts";
import { knownPlace } from "#app/territories/known-places.server.ts";
import { knownBlocks } from "../blocks/known-blocks.server.ts";
import type { BlockSession } from "../sessions/block-session.ts";
import { findBlockSessions } from "../sessions/find-block-sessions.server.ts";
import { NEED_RADIUS_KM } from "./people-figures.ts";

/** An essential skill of a need, and the sessions within 30 km of it, or remote, that teach it and that one may still enter. */
export interface TaughtSkill {
  readonly ogr: number;
  readonly label: string;
  /** Some block is known to teach it. */
  readonly hasBlock: boolean;
  readonly sessions: number;
  /** There may be more: only the soonest of all that teach the need's skills were read. */
  readonly isCut: boolean;
  /** The seats left in the sessions that say it; null: none says it. */
  readonly seats: number | null;
  /** The soonest. */
  readonly next: Pick<BlockSession, "training" | "session"> | null;
}

/**
 * Where the essential skills of a need are taught, in the order of the need; those that ROME does not know, or that a sensor
 * contests, are left out.
 */
export async function taughtNear(
  reader: SqlReader,
  { skills, communeCode }: Pick<ReadNeed, "skills" | "communeCode">,
): Promise<readonly TaughtSkill[]> {
  const essential = skills.flatMap(({ ogr, label, importance, contested }) =>
    ogr === null || importance !== "essential" || contested !== null ? [] : [{ ogr, label }],
  );
  if (essential.length === 0) return [];
  const [index, words, place] = await Promise.all([
    knownBlocks(reader),
    readPlainSkills(),
    knownPlace(`insee:${communeCode}`),
  ]);
  const centre = place.ok && place.value.filter.kind === "circle" ? place.value.filter.centre : null;
  const codes = index.teaching(essential.map(({ ogr }) => ogr));
  const { sessions, isCut } = await findBlockSessions({ codes, centre, radiusKm: NEED_RADIUS_KM });
  return essential.map(({ ogr, label }) => {
    const blocks = new Set(index.teaching([ogr]));
    const teaching = sessions.filter((one) => one.blocks.some((block) => blocks.has(block)));
    const left = teaching.flatMap(({ session }) => session.seats.left ?? []);
    return {
      ...{ ogr, label: inPlainWords({ ogr, label }, words).label, hasBlock: blocks.size > 0 },
      ...{ sessions: teaching.length, next: teaching[0] ?? null, isCut },
      seats: left.length === 0 ? null : left.reduce((sum, one) => sum + one, 0),
    };
  });
}
