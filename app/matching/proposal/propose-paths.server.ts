import type { SqlReader } from "#app/platform/sql-reader.ts";
import { knownGenericSkills } from "#app/skills/expected/known-jobs.server.ts";
import { nearMetiers } from "#app/skills/metier-store.server.ts";
import { relatedRomes } from "#app/skills/rome-relatives.server.ts";
import type { GeoPoint } from "#search/query.ts";
import type { AnsweredGap } from "../gap/answered-gap.ts";
import type { BlockSession } from "../sessions/block-session.ts";
import { findBlockSessions } from "../sessions/find-block-sessions.server.ts";
import { metiersOfBlocks } from "./block-trade-store.server.ts";
import { type DatedSession, datedSessions } from "./path-options.ts";
import { planElsewhere } from "./plan-elsewhere.server.ts";
import { differentPaths, instancesOf, type PathQuestion, type ProposedPath } from "./propose-paths.ts";
import { sessionsOfTrade } from "./trade.ts";

/** Where and when the sessions of a gap are looked for. */
export interface Reach {
  readonly centre: GeoPoint | null;
  readonly radiusKm: number;
}

/** The sessions that teach the blocks of a gap. */
export function findGapSessions({ blocks }: AnsweredGap, reach: Reach): Promise<readonly BlockSession[]> {
  return findBlockSessions({ ...reach, codes: blocks.map(({ code }) => code) });
}

/** Up to three dated paths. `isTooLong`: there is none, although sessions nearby bring something: none is worth its hours. */
export interface ProposedPaths {
  readonly paths: readonly ProposedPath[];
  readonly isTooLong: boolean;
}

/** The dated paths that close a gap; none when no session nearby brings enough of it. */
export async function proposePaths(
  reader: SqlReader,
  gap: AnsweredGap,
  asked: Reach & Pick<PathQuestion, "from" | "weeklyHours">,
): Promise<ProposedPaths> {
  const { from, weeklyHours } = asked;
  const dated = datedSessions(await findGapSessions(gap, asked), gap.blocks);
  const sessions = await withinTrade(reader, gap, dated);
  if (dated.length === 0) return { paths: [], isTooLong: false };
  if (sessions.length === 0) return { paths: [], isTooLong: true };
  const missing = [...gap.missing, ...gap.close].map(({ ogr, of, points }) => ({ ogr, points: of - points }));
  const skillsOfBlock = new Map(gap.blocks.map(({ code, skills }) => [code, skills]));
  const generic = await knownGenericSkills(reader);
  const question = { missing, generic, sessions, skillsOfBlock, from, weeklyHours };
  const paths = differentPaths(question, await Promise.all(instancesOf(question).map(planElsewhere)));
  return { paths, isTooLong: paths.length === 0 };
}

/** Leaves out the long sessions of other trades. */
export async function withinTrade(
  reader: SqlReader,
  { metier, blocks }: AnsweredGap,
  sessions: readonly DatedSession[],
): Promise<readonly DatedSession[]> {
  const neighbours = await nearMetiers(reader, metier.code);
  const [metiersOfBlock, own, near] = await Promise.all([
    metiersOfBlocks(
      reader,
      blocks.map(({ code }) => code),
    ),
    relatedRomes([metier.code], reader),
    relatedRomes(
      neighbours.map(({ code }) => code),
      reader,
    ),
  ]);
  return sessionsOfTrade(sessions, metiersOfBlock, { own, near });
}
