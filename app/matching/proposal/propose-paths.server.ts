import type { SqlReader } from "#app/platform/sql-reader.ts";
import { knownGenericSkills } from "#app/skills/expected/known-jobs.server.ts";
import { nearMetiers } from "#app/skills/metier-store.server.ts";
import { relatedRomes } from "#app/skills/rome-relatives.server.ts";
import type { GeoPoint } from "#search/query.ts";
import type { AnsweredGap } from "../gap/answered-gap.ts";
import { type PriorCheck, type PriorNeed, priorNeeds } from "../prior/prior-needs.ts";
import { readPriorTables } from "../prior/read-prior-tables.server.ts";
import { type BlockSession, mayEnter } from "../sessions/block-session.ts";
import { findBlockSessions, findPriorSessions } from "../sessions/find-block-sessions.server.ts";
import { metiersOfBlocks } from "./block-trade-store.server.ts";
import { type DatedSession, datedPriorSessions, datedSessions, withAsked } from "./path-options.ts";
import { planElsewhere } from "./plan-elsewhere.server.ts";
import { differentPaths, instancesOf, type PathQuestion, type ProposedPath } from "./propose-paths.ts";
import { sessionsOfTrade } from "./trade.ts";

/** Where and when the sessions of a gap are looked for. */
export interface Reach {
  readonly centre: GeoPoint | null;
  readonly radiusKm: number;
}

/** The sessions that teach the blocks of a gap. */
export async function findGapSessions({ blocks }: AnsweredGap, reach: Reach): Promise<readonly BlockSession[]> {
  return (await findBlockSessions({ ...reach, codes: blocks.map(({ code }) => code) })).sessions;
}

/** Up to three dated paths. `isTooLong`: there is none, although sessions nearby bring something: none is worth its hours. */
export interface ProposedPaths {
  readonly paths: readonly ProposedPath[];
  readonly isTooLong: boolean;
  /** What a path could hold, and that the file of the person keeps out. */
  readonly leftOut: readonly DatedSession[];
}

/** Which sessions the file of somebody lets them enter: their primary keys. */
export type Admit = (sessions: readonly DatedSession[]) => Promise<ReadonlySet<number>>;

/** What limits a path, and what the person lacks of what is asked before. `level`: of their diploma; null: not known. */
export interface PathLimits extends Pick<PathQuestion, "from" | "weeklyHours" | "budgetCents"> {
  readonly checks: readonly PriorCheck[];
  readonly level: number | null;
  /** Null: nothing is known of who asks but what they say. With a file, steps never meet: positioning refuses two at a time. */
  readonly admit: Admit | null;
}

/** The dated paths that close a gap; none when no session nearby brings enough of it. */
export async function proposePaths(
  reader: SqlReader,
  gap: AnsweredGap,
  asked: Reach & PathLimits,
): Promise<ProposedPaths> {
  const { from, weeklyHours, budgetCents, checks, level, admit } = asked;
  const open = (await findGapSessions(gap, asked)).filter(({ entry }) => mayEnter(entry, level));
  const dated = datedSessions(open, gap.blocks);
  const { kept, leftOut } = await admitted(withAsked(await withinTrade(reader, gap, dated), checks), admit);
  if (kept.length === 0) return { paths: [], isTooLong: dated.length > 0 && leftOut.length === 0, leftOut };
  const { kept: prior, leftOut: priorLeftOut } = await admitted(await findPrior(kept, asked), admit);
  const missing = [...gap.missing, ...gap.close].map(({ ogr, of, points }) => ({ ogr, points: of - points }));
  const skillsOfBlock = new Map(gap.blocks.map(({ code, skills }) => [code, skills]));
  const generic = await knownGenericSkills(reader);
  const weeks = admit === null ? ("shared" as const) : ("alone" as const);
  const shared = { missing, generic, skillsOfBlock, from, weeklyHours, budgetCents, weeks };
  const found = priorNeeds.filter((need) => prior.some(({ prepares }) => prepares.includes(need)));
  const allLeftOut = [...leftOut, ...priorLeftOut.filter(({ id }) => leftOut.every((one) => one.id !== id))];
  for (const required of requirementsToTry(found)) {
    const preparing = prior.filter(({ prepares }) => prepares.some((need) => required.includes(need)));
    const paths = await pathsOf({ ...shared, sessions: [...kept, ...preparing], found: required });
    if (paths.length > 0) return { paths, isTooLong: false, leftOut: allLeftOut };
  }
  return { paths: [], isTooLong: true, leftOut: allLeftOut };
}

async function admitted(
  sessions: readonly DatedSession[],
  admit: Admit | null,
): Promise<{ readonly kept: readonly DatedSession[]; readonly leftOut: readonly DatedSession[] }> {
  if (admit === null || sessions.length === 0) return { kept: sessions, leftOut: [] };
  const ids = await admit(sessions);
  return {
    kept: sessions.filter(({ id }) => ids.has(id)),
    leftOut: sessions.filter(({ id }) => !ids.has(id)),
  };
}

/**
 * What is asked before that a path must hold: all that a date nearby brings; when that ends too late for every session, all but one, then
 * nothing. What a path does not hold, it says to be missing.
 */
function requirementsToTry(found: readonly PriorNeed[]): readonly (readonly PriorNeed[])[] {
  const allButOne = found.length < 2 ? [] : found.map((left) => found.filter((need) => need !== left));
  return found.length === 0 ? [[]] : [found, ...allButOne, []];
}

async function pathsOf(question: PathQuestion): Promise<readonly ProposedPath[]> {
  return differentPaths(question, await Promise.all(instancesOf(question).map(planElsewhere)));
}

/** The sessions nearby that bring what the others ask before. */
async function findPrior(
  sessions: readonly DatedSession[],
  { centre, radiusKm, level }: Reach & PathLimits,
): Promise<readonly DatedSession[]> {
  const asked = new Set(sessions.flatMap(({ asks }) => asks));
  const { trainings } = await readPriorTables();
  const found = await findPriorSessions({ centre, radiusKm, needs: trainings.filter(({ need }) => asked.has(need)) });
  return datedPriorSessions(found.filter(({ entry }) => mayEnter(entry, level)));
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
