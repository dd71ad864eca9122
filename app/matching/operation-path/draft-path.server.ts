import { draftedPathText as words } from "#app/content/operations.ts";
import { draftStep, type PathStep, type StepSession } from "#app/needs/operations/path-step.ts";
import { funderNamed } from "#app/needs/operations/step-session.ts";
import type { ReadNeed } from "#app/needs/read-need.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { knownPlace } from "#app/territories/known-places.server.ts";
import type { GeoPoint } from "#search/query.ts";
import { knownBlocks } from "../blocks/known-blocks.server.ts";
import { NEED_RADIUS_KM } from "../need-people/people-figures.ts";
import { lackedChecks } from "../prior/prior-needs.ts";
import { readPriorTables } from "../prior/read-prior-tables.server.ts";
import type { BlockSession } from "../sessions/block-session.ts";
import { findBlockSessions, findPriorSessions } from "../sessions/find-block-sessions.server.ts";
import { chooseSessions } from "./choose-sessions.ts";

/**
 * Drafts the path of an operation from what its need cannot do without: an immersion, key skills where the trainings of the métier ask for
 * them, the sessions within 30 km that teach its skills, and one module for those that none of them teaches. Its days and its funders are
 * to confirm; a step without a session is to be found. `gathersUntil`: people are looked for until that day, so no step begins before it.
 */
export async function draftPath(
  reader: SqlReader,
  { skills, communeCode, metierCode }: Pick<ReadNeed, "skills" | "communeCode" | "metierCode">,
  gathersUntil: string,
): Promise<readonly PathStep[]> {
  const essential = skills.filter(({ importance, contested }) => importance === "essential" && contested === null);
  const place = await knownPlace(`insee:${communeCode}`);
  const centre = place.ok && place.value.filter.kind === "circle" ? place.value.filter.centre : null;
  const basics = metierCode === null ? [] : await basicsOf(metierCode, centre, gathersUntil);
  const wanted = essential.flatMap(({ ogr }) => ogr ?? []);
  const index = await knownBlocks(reader);
  const codes = index.teaching(wanted);
  const { sessions } =
    codes.length === 0 ? { sessions: [] } : await findBlockSessions({ codes, centre, radiusKm: NEED_RADIUS_KM });
  const from = basics.findLast(({ endsOn }) => endsOn !== null)?.endsOn ?? gathersUntil;
  const chosen = chooseSessions(wanted, sessions.filter(beginsAfter(gathersUntil)), { index, from });
  const blocks = chosen.map((one) => {
    const labels = one.blocks.flatMap((code) => index.block(code)?.label ?? []);
    return draftStep("blocks", labels.join(" + ") || one.chosen.training.title, stepSession(one.chosen));
  });
  const brought = new Set(chosen.flatMap((one) => one.skills));
  const lacking = essential.filter(({ ogr }) => ogr === null || !brought.has(ogr)).map(({ label }) => label);
  return [
    draftStep("immersion", words.immersion),
    ...basics,
    ...blocks,
    ...(lacking.length === 0 ? [] : [draftStep("module", words.module(lacking))]),
  ];
}

/** May somebody who is found on a day still enter? A session without a day is entered at any time. */
const beginsAfter =
  (day: string) =>
  ({ session: { startsOn } }: BlockSession): boolean =>
    startsOn === null || startsOn > day;

async function basicsOf(
  metierCode: string,
  centre: GeoPoint | null,
  gathersUntil: string,
): Promise<readonly PathStep[]> {
  const tables = await readPriorTables();
  const isAsked = lackedChecks(tables, metierCode, ["key-skills"]).some(({ need }) => need === "key-skills");
  if (!isAsked) return [];
  const needs = tables.trainings.filter(({ need }) => need === "key-skills");
  const sessions = await findPriorSessions({ needs, centre, radiusKm: NEED_RADIUS_KM });
  // The one that ends first: a company waits for who is being prepared.
  const [session] = sessions
    .filter(beginsAfter(gathersUntil))
    .toSorted(({ session: one }, { session: other }) => (endOf(one) < endOf(other) ? -1 : 1));
  return [draftStep("basics", words.basics, session === undefined ? null : stepSession(session))];
}

function endOf({ endsOn }: BlockSession["session"]): string {
  return endsOn ?? "9999-12-31";
}

function stepSession({ training, session }: BlockSession): StepSession {
  return {
    ...{ sessionNumber: session.number, organisationName: training.organisation.name.slice(0, 300) },
    ...{ startsOn: session.startsOn, endsOn: session.endsOn },
    funder: funderNamed(session.funders[0] ?? null),
  };
}
