import type { GeoPoint } from "#search/query.ts";
import type { AnsweredGap } from "../gap/answered-gap.ts";
import type { BlockSession } from "../sessions/block-session.ts";
import { findBlockSessions } from "../sessions/find-block-sessions.server.ts";
import { datedSessions } from "./path-options.ts";
import { planElsewhere } from "./plan-elsewhere.server.ts";
import { differentPaths, instancesOf, type PathQuestion, type ProposedPath } from "./propose-paths.ts";

/** Where and when the sessions of a gap are looked for. */
export interface Reach {
  readonly centre: GeoPoint | null;
  readonly radiusKm: number;
}

/** The sessions that teach the blocks of a gap. */
export function findGapSessions({ blocks }: AnsweredGap, reach: Reach): Promise<readonly BlockSession[]> {
  return findBlockSessions({ ...reach, codes: blocks.map(({ code }) => code) });
}

/** Up to three dated paths that close a gap; none when no session nearby brings anything of it. */
export async function proposePaths(
  gap: AnsweredGap,
  asked: Reach & Pick<PathQuestion, "from" | "weeklyHours">,
): Promise<readonly ProposedPath[]> {
  const { from, weeklyHours } = asked;
  const sessions = datedSessions(await findGapSessions(gap, asked), gap.blocks);
  if (sessions.length === 0) return [];
  const missing = [...gap.missing, ...gap.close].map(({ ogr, of, points }) => ({ ogr, points: of - points }));
  const skillsOfBlock = new Map(gap.blocks.map(({ code, skills }) => [code, skills]));
  const question = { missing, sessions, skillsOfBlock, from, weeklyHours };
  return differentPaths(question, await Promise.all(instancesOf(question).map(planElsewhere)));
}
