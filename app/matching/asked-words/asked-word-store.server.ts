import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { type ActingTransaction, readerOf } from "#app/access/acting.server.ts";
import { regionalOgr, type WordVerdict, wordVerdicts } from "./asked-word.ts";

const MOST_WORDS = 200;
const MOST_NEEDS = 10;

async function read(transaction: ActingTransaction, { text, values }: Sql): Promise<readonly unknown[]> {
  return (await readerOf(transaction).query(text, values)).rows;
}

const reviewSchema = z.object({ verdict: z.enum(wordVerdicts), skill: z.string().nullable(), on: z.string() });
const wordSchema = z.object({
  word: z.string(),
  label: z.string(),
  needs: z.number(),
  companies: z.number(),
  history: z.array(reviewSchema),
});
/** Words that needs say: `word` folded, `label` as one of them wrote it. `history`: what was decided, the latest first; days are ISO. */
export type AskedWord = Readonly<z.infer<typeof wordSchema>>;

const HISTORY = sql`coalesce((
  SELECT json_agg(json_build_object('verdict', r.verdict, 'skill', s.label, 'on', (r.reviewed_at AT TIME ZONE 'Europe/Paris')::date::text)
    ORDER BY r.number DESC)
  FROM asked_word_review r LEFT JOIN skill s ON s.ogr = r.skill_ogr WHERE r.word = w.word), '[]')`;

/** The words of the needs that the transaction reads, without those set aside, the most asked first. Reads need_skill whole. */
export async function listAskedWords(transaction: ActingTransaction): Promise<readonly AskedWord[]> {
  const rows = await read(
    transaction,
    sql`SELECT w.word, w.label, w.needs, w.companies, ${HISTORY} AS history
     FROM (
       SELECT hub_folded(k.label) AS word, min(k.label) AS label, count(DISTINCT n.id)::int AS needs,
         count(DISTINCT left(n.siret, 9))::int AS companies
       FROM need_skill k JOIN need n ON n.id = k.need_id
       WHERE k.ogr IS NULL AND n.state::text <> 'set_aside' AND hub_folded(k.label) <> '' GROUP BY 1) AS w
     ORDER BY w.companies DESC, w.needs DESC, w.word LIMIT ${MOST_WORDS}`,
  );
  return z.array(wordSchema).parse(rows);
}

const detailRows = z.array(
  wordSchema.extend({
    metiers: z.array(z.string()),
    asking: z.array(z.object({ id: z.string(), job: z.string() })),
  }),
);
/** A word, with the needs that say it (ten at most) and the métiers of those that were qualified. */
export type AskedWordDetail = Readonly<z.infer<typeof detailRows>[number]>;

/** Null: no need that the transaction reads says it. */
export async function askedWord(transaction: ActingTransaction, word: string): Promise<AskedWordDetail | null> {
  const rows = await read(
    transaction,
    sql`WITH asking AS (
       SELECT DISTINCT ON (n.id) n.id, n.job_label, n.siret, n.created_at, k.label, m.label AS metier, n.state::text AS state
       FROM need_skill k JOIN need n ON n.id = k.need_id LEFT JOIN rome_metier m ON m.code = n.metier_code
       WHERE k.ogr IS NULL AND n.state::text <> 'set_aside' AND hub_folded(k.label) = ${word} ORDER BY n.id, k.place)
     SELECT w.word, w.label, w.needs, w.companies, w.metiers, w.asking, ${HISTORY} AS history
     FROM (
       SELECT ${word}::text AS word, min(a.label) AS label, count(*)::int AS needs, count(DISTINCT left(a.siret, 9))::int AS companies,
         array_remove(array_agg(DISTINCT a.metier) FILTER (WHERE a.state = 'qualified'), NULL) AS metiers,
         (SELECT json_agg(json_build_object('id', b.id, 'job', b.job_label))
          FROM (SELECT * FROM asking ORDER BY created_at DESC, id LIMIT ${MOST_NEEDS}) AS b) AS asking
       FROM asking a HAVING count(*) > 0) AS w`,
  );
  return detailRows.parse(rows.map((row) => withMetiers(row)))[0] ?? null;
}

function withMetiers(row: unknown): unknown {
  const parsed = z.looseObject({ metiers: z.array(z.string()).nullable() }).parse(row);
  return { ...parsed, metiers: parsed.metiers ?? [] };
}

const regionalRows = z.array(
  z.object({
    ogr: z.number(),
    label: z.string(),
    plain: z.string().nullable(),
    domain: z.string(),
    on: z.string(),
    needs: z.number(),
    knownNow: z.array(z.object({ ogr: z.number(), label: z.string() })),
  }),
);
/** A skill that the Region added. `knownNow`: ROME's skills in force that now say the same, by the roots of their words. */
export type RegionalSkill = Readonly<z.infer<typeof regionalRows>[number]>;

export async function listRegionalSkills(transaction: ActingTransaction): Promise<readonly RegionalSkill[]> {
  const rows = await read(
    transaction,
    sql`SELECT r.ogr, s.label, r.plain, g.label AS domain, (r.created_at AT TIME ZONE 'Europe/Paris')::date::text AS on,
       (SELECT count(DISTINCT k.need_id)::int FROM need_skill k
        JOIN need n ON n.id = k.need_id AND n.state::text <> 'set_aside'
        LEFT JOIN asked_word_skill w ON k.ogr IS NULL AND w.word = hub_folded(k.label)
        WHERE coalesce(k.ogr, w.ogr) = r.ogr) AS needs,
       coalesce((SELECT json_agg(json_build_object('ogr', o.ogr, 'label', o.label) ORDER BY o.ogr)
        FROM skill o WHERE o.ogr < 2000000000 AND o.kind IN ('skill', 'macro_skill') AND NOT o.is_withdrawn
          AND hub_roots(o.label) = hub_roots(s.label)), '[]') AS "knownNow"
     FROM regional_skill r JOIN skill s ON s.ogr = r.ogr JOIN rome_grand_domaine g ON g.code = r.grand_domaine_code
     ORDER BY r.number LIMIT ${MOST_WORDS}`,
  );
  return regionalRows.parse(rows);
}

const domainRows = z.array(z.object({ code: z.string(), label: z.string() }));
export type SkillDomain = Readonly<z.infer<typeof domainRows>[number]>;

/** The fields in which a skill may stand: ROME's fourteen. */
export async function listDomains(transaction: ActingTransaction): Promise<readonly SkillDomain[]> {
  return domainRows.parse(await read(transaction, sql`SELECT code::text, label FROM rome_grand_domaine ORDER BY code`));
}

/** Which know-how in force bears this number, or this label whatever its accents; null: none. */
export async function knownSkill(
  transaction: ActingTransaction,
  asked: { readonly ogr: number } | { readonly label: string },
): Promise<{ readonly ogr: number; readonly label: string } | null> {
  const is = "ogr" in asked ? sql`s.ogr = ${asked.ogr}` : sql`hub_folded(s.label) = hub_folded(${asked.label})`;
  const rows = await read(
    transaction,
    sql`SELECT s.ogr, s.label FROM skill s WHERE ${is} AND s.kind IN ('skill', 'macro_skill') AND NOT s.is_withdrawn
     ORDER BY s.ogr LIMIT 1`,
  );
  return z.array(z.object({ ogr: z.number(), label: z.string() })).parse(rows)[0] ?? null;
}

/** Adds a skill to those of ROME; its number. What is searched by name is read again. */
export async function addRegionalSkill(
  transaction: ActingTransaction,
  {
    label,
    plain,
    domain,
    at,
  }: { readonly label: string; readonly plain: string | null; readonly domain: string; readonly at: Date },
): Promise<number> {
  const [row] = await read(transaction, sql`SELECT nextval('regional_skill_number_seq')::int AS number`);
  const { number } = z.object({ number: z.number() }).parse(row);
  const ogr = regionalOgr(number);
  await read(transaction, sql`INSERT INTO skill (ogr, kind, label) VALUES (${ogr}, 'skill', ${label})`);
  await read(
    transaction,
    sql`INSERT INTO regional_skill (ogr, number, plain, grand_domaine_code, created_at)
     VALUES (${ogr}, ${number}, ${plain}, ${domain}, ${at.toISOString()}::timestamptz)`,
  );
  return ogr;
}

/** Writes a decision; its trigger has the word mean its skill. */
export async function addWordReview(
  transaction: ActingTransaction,
  review: {
    readonly word: string;
    readonly verdict: WordVerdict;
    readonly ogr: number | null;
    readonly reviewer: string;
    readonly at: Date;
  },
): Promise<void> {
  const { word, verdict, ogr, reviewer, at } = review;
  await read(
    transaction,
    sql`INSERT INTO asked_word_review (word, verdict, skill_ogr, reviewer, reviewed_at)
     VALUES (${word}, ${verdict}, ${ogr}, ${reviewer}::uuid, ${at.toISOString()}::timestamptz)`,
  );
}
