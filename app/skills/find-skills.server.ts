import { database } from "#app/platform/database.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { EngineName } from "#search/engine.ts";
import { findNamed } from "#search/named/find-named.server.ts";
import type { SkillHit } from "./skill-hit.ts";
import { skillsByOgr } from "./skill-store.server.ts";

const MOST_SKILLS = 50;

/** The know-how of ROME that some words or a number answer; the best first, at most 50. `engine`: what a check asked for. */
export async function findSkills(
  text: string,
  limit = 20,
  reader: SqlReader = database().pool,
  engine: EngineName | null = null,
): Promise<readonly SkillHit[]> {
  const ogrs = await findNamed({ kind: "skills", text, engine }, reader);
  return skillsByOgr(reader, ogrs.slice(0, Math.min(limit, MOST_SKILLS)).map(Number));
}
