import { z } from "zod";
import { type ActingTransaction, readerOf } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { draftContentSchema } from "#app/people/skill-draft/draft-content.ts";
import type { FigureReader, PeopleFigures } from "./people-figures.ts";

const needRows = z.array(
  z.object({ id: z.string(), latitude: z.number(), longitude: z.number(), skills: z.array(z.number()) }),
);

/** A qualified need, where it is, and ROME's numbers of the skills that it cannot do without. */
export type NeedToCount = Readonly<z.infer<typeof needRows>[number]>;

/**
 * The qualified needs that ask for an essential skill of ROME and that were never counted, or were before today while nothing happened to
 * them for a day. For the task `need-people`.
 */
export async function needsToCount(
  transaction: ActingTransaction,
  { today, since }: { readonly today: string; readonly since: Date },
): Promise<readonly NeedToCount[]> {
  const rows = await transaction.$queryRaw`
    SELECT n.id::text, c.latitude, c.longitude, array_agg(DISTINCT s.ogr) AS skills
    FROM need n JOIN commune c ON c.insee = n.commune_code
    JOIN need_skill s ON s.need_id = n.id AND s.ogr IS NOT NULL AND s.importance = 'essential'
      AND s.contested IS NULL
    WHERE n.state = 'qualified' AND NOT EXISTS (SELECT FROM need_people p WHERE p.need_id = n.id AND (p.counted_on >= ${today}::date
      OR EXISTS (SELECT FROM need_event e WHERE e.need_id = n.id AND e.at > ${since})))
    GROUP BY n.id, c.latitude, c.longitude ORDER BY n.id`;
  return needRows.parse(rows);
}

const personRows = z.array(
  z.object({
    personId: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    contents: z.array(draftContentSchema),
    blocks: z.array(z.string()),
  }),
);

/** Somebody who agreed that their skills are read, where they live, and what they said and obtained. */
export type CountedPerson = Readonly<z.infer<typeof personRows>[number]>;

/** People who agreed, after an id, in its order: a page of them. Those with several files live where the newest says. */
export async function peopleWhoAgreed(
  transaction: ActingTransaction,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<readonly CountedPerson[]> {
  const { rows } = await readerOf(transaction).query(
    `WITH agreed AS (
       SELECT DISTINCT f.person_id FROM person_file f JOIN skills_agreement a ON a.person_file_id = f.id
       WHERE f.person_id > $1::uuid ORDER BY f.person_id LIMIT $2),
     blocks AS (SELECT * FROM hub_counted_blocks(ARRAY(SELECT person_id FROM agreed)))
     SELECT g.person_id::text AS "personId", l.latitude, l.longitude, coalesce(b.blocks, '{}') AS blocks,
       coalesce((SELECT jsonb_agg(h.content ORDER BY h.changed_at, h.id) FROM held_skills h WHERE EXISTS (
         SELECT FROM person_file f WHERE f.person_id = g.person_id
           AND (f.id = h.person_file_id OR f.account_id = h.account_id))), '[]') AS contents
     FROM agreed g LEFT JOIN blocks b USING (person_id)
     CROSS JOIN LATERAL (
       SELECT c.latitude, c.longitude FROM person_file f JOIN commune c ON c.insee = f.commune_code
       WHERE f.person_id = g.person_id ORDER BY f.created_at DESC, f.id LIMIT 1) AS l
     ORDER BY g.person_id`,
    [after, most],
  );
  return personRows.parse(rows);
}

/** Writes what may be shown of a need today. Row-level security keeps what may not be counted again as it is. */
export async function writeNeedPeople(
  transaction: ActingTransaction,
  needId: string,
  {
    shownTo,
    countedOn,
    figures,
  }: { readonly shownTo: FigureReader; readonly countedOn: string; readonly figures: PeopleFigures },
): Promise<void> {
  const { haveAll, lackOne, lackTwo, lackThree } = figures;
  await transaction.$executeRaw`
    INSERT INTO need_people (need_id, shown_to, counted_on, have_all, lack_one, lack_two, lack_three)
    VALUES (${needId}::uuid, ${shownTo}, ${countedOn}::date, ${haveAll}::int, ${lackOne}::int, ${lackTwo}::int, ${lackThree}::int)
    ON CONFLICT (need_id, shown_to) DO UPDATE SET counted_on = excluded.counted_on, have_all = excluded.have_all,
      lack_one = excluded.lack_one, lack_two = excluded.lack_two, lack_three = excluded.lack_three
      WHERE need_people.counted_on < excluded.counted_on`;
}

const figureRows = z.array(
  z.object({
    countedOn: readDay,
    haveAll: z.number().nullable(),
    lackOne: z.number().nullable(),
    lackTwo: z.number().nullable(),
    lackThree: z.number().nullable(),
  }),
);

/** The people of a need, as they were counted; the day is civil. */
export type CountedPeople = Readonly<z.infer<typeof figureRows>[number]>;

/** What is shown of a need to a reader; null: it was not counted yet, or is not for whoever asks. By the primary key. */
export async function selectNeedPeople(
  transaction: ActingTransaction,
  needId: string,
  shownTo: FigureReader,
): Promise<CountedPeople | null> {
  const rows = await transaction.$queryRaw`
    SELECT counted_on AS "countedOn", have_all AS "haveAll", lack_one AS "lackOne", lack_two AS "lackTwo", lack_three AS "lackThree"
    FROM need_people WHERE need_id = ${needId}::uuid AND shown_to = ${shownTo}`;
  return figureRows.parse(rows)[0] ?? null;
}
