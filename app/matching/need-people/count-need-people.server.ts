import { inTransactionAs } from "#app/access/acting.server.ts";
import { mergeAll } from "#app/people/held-skills/merge-skills.ts";
import { withObtained } from "#app/people/held-skills/with-obtained.ts";
import { emptyDraft } from "#app/people/skill-draft/draft-content.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { kmBetween } from "#app/territories/km-between.ts";
import { knownBlocks } from "../blocks/known-blocks.server.ts";
import { readHeld } from "../profile/read-profile.server.ts";
import { type BlocksAway, fewestBlocks } from "./fewest-blocks.ts";
import {
  type CountedPerson,
  type NeedToCount,
  needsToCount,
  peopleWhoAgreed,
  writeNeedPeople,
} from "./need-people-store.server.ts";
import { figureReaders, NEED_RADIUS_KM, shownFigures } from "./people-figures.ts";

const BATCH = 500;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";
const DAY_MS = 86_400_000;

/** A need, and how many people near it lack which of its skills: bits, by the place of the skill. */
interface Count {
  readonly need: NeedToCount;
  readonly lacking: Map<number, number>;
}

/**
 * The portal's daily work: counts, for each qualified need, the people within 30 km who agreed that their skills are read, and who have all
 * of its essential skills, or are one, two or three blocks away; keeps what may be shown. Answers how many needs were counted; run again
 * the same day, none.
 */
export async function countNeedPeople(database: Database): Promise<number> {
  const today = todayIso();
  const since = new Date(now().getTime() - DAY_MS);
  const needs = await inTransactionAs(database, { task: "need-people" }, (transaction) =>
    needsToCount(transaction, { today, since }),
  );
  const counts = needs.map((need): Count => ({ need, lacking: new Map() }));
  if (counts.length === 0) return 0;
  const reader = rememberQueries(database.pool);
  for (let after = FIRST_ID; ; ) {
    const page = { after, most: BATCH };
    const people = await inTransactionAs(database, { task: "need-people" }, (transaction) =>
      peopleWhoAgreed(transaction, page),
    );
    for (const person of people) countPerson(counts, person, await skillsOf(reader, person));
    const last = people.at(-1);
    if (last === undefined || people.length < BATCH) break;
    after = last.personId;
  }
  const index = await knownBlocks(database.pool);
  for (const { need, lacking } of counts) {
    const away = fewestBlocks(need.skills, index);
    const people = new Map<BlocksAway, number>();
    for (const [lacked, count] of lacking) people.set(away(lacked), (people.get(away(lacked)) ?? 0) + count);
    await inTransactionAs(database, { task: "need-people" }, async (transaction) => {
      for (const shownTo of figureReaders)
        await writeNeedPeople(transaction, need.id, {
          ...{ shownTo, countedOn: today, figures: shownFigures(people, shownTo) },
        });
    });
  }
  return counts.length;
}

function countPerson(counts: readonly Count[], person: CountedPerson, held: ReadonlySet<number>): void {
  for (const { need, lacking } of counts) {
    if (kmBetween(need, person) > NEED_RADIUS_KM) continue;
    const lacked = need.skills.reduce((bits, ogr, at) => (held.has(ogr) ? bits : bits | (1 << at)), 0);
    lacking.set(lacked, (lacking.get(lacked) ?? 0) + 1);
  }
}

/** What somebody can do whole. */
async function skillsOf(reader: SqlReader, { contents, blocks }: CountedPerson): Promise<ReadonlySet<number>> {
  const obtained = blocks.map((code) => ({ code, on: todayIso(), organisation: "" }));
  const { held } = await readHeld(reader, withObtained(mergeAll(contents) ?? emptyDraft, obtained));
  return new Set(held.flatMap(({ ogr, isPartial }) => (isPartial ? [] : [ogr])));
}

/** The same question is asked once: many people had the same jobs. */
function rememberQueries(reader: SqlReader): SqlReader {
  const answers = new Map<string, ReturnType<SqlReader["query"]>>();
  return {
    query(text, values) {
      const key = JSON.stringify([text, values]);
      const answer = answers.get(key) ?? reader.query(text, values);
      answers.set(key, answer);
      return answer;
    },
  };
}
