import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { type ActingTransaction, readerOf } from "#app/access/acting.server.ts";
import { taughtBlocks } from "#search/postgres/indexed-records.ts";
import { type Verdict, verdicts } from "./verdict.ts";

const MOST_CERTIFICATIONS = 200;
const MOST_NAMED = 10;

/** The blocks that shown trainings teach, and whether each is reviewed: a link of it was decided, and no shown one waits. */
const taught = (today: string): Sql => sql`taught AS MATERIALIZED (SELECT * FROM ${taughtBlocks(today)} AS t),
block AS (
  SELECT c.code, bool_or(k.verdict IS NOT NULL) AND NOT bool_or(k.is_shown AND k.verdict IS NULL) AS is_reviewed
  FROM (SELECT DISTINCT code FROM taught) AS c JOIN block_skill k ON k.block_code = c.code GROUP BY c.code)`;

/** The rows of a statement. */
async function read(transaction: ActingTransaction, { text, values }: Sql): Promise<readonly unknown[]> {
  return (await readerOf(transaction).query(text, values)).rows;
}

const listedRows = z.array(
  z.object({
    code: z.string(),
    title: z.string(),
    trainings: z.number(),
    blocks: z.number(),
    reviewed: z.number(),
  }),
);
export type ListedCertification = Readonly<z.infer<typeof listedRows>[number]>;

/** The certifications whose blocks the shown trainings teach, the most used first. Reads the indexed sessions whole. */
export async function listCertifications(
  transaction: ActingTransaction,
  today: string,
): Promise<readonly ListedCertification[]> {
  const rows = await read(
    transaction,
    sql`WITH ${taught(today)}
     SELECT c.code, c.title, count(DISTINCT t.training_id)::int AS trainings, count(DISTINCT t.code)::int AS blocks,
       count(DISTINCT t.code) FILTER (WHERE b.is_reviewed)::int AS reviewed
     FROM taught t JOIN skill_block k ON k.code = t.code JOIN certification c ON c.code = k.certification_code
     LEFT JOIN block b ON b.code = t.code
     GROUP BY c.code, c.title ORDER BY trainings DESC, c.code LIMIT ${MOST_CERTIFICATIONS}`,
  );
  return listedRows.parse(rows);
}

const progressRows = z.array(z.object({ trainings: z.number(), reviewed: z.number() }));
/** Trainings that teach blocks, and those of them all of whose blocks are reviewed. */
export type Progress = Readonly<z.infer<typeof progressRows>[number]>;

/** A block is reviewed when a link of it was decided and no shown one waits. */
export async function reviewProgress(transaction: ActingTransaction, today: string): Promise<Progress> {
  const rows = await read(
    transaction,
    sql`WITH ${taught(today)},
     training AS (
       SELECT t.training_id, bool_and(coalesce(b.is_reviewed, false)) AS is_reviewed
       FROM taught t LEFT JOIN block b ON b.code = t.code GROUP BY t.training_id)
     SELECT count(*)::int AS trainings, count(*) FILTER (WHERE is_reviewed)::int AS reviewed FROM training`,
  );
  return progressRows.parse(rows)[0] ?? { trainings: 0, reviewed: 0 };
}

const verdict = z.enum(verdicts);
const linkSchema = z.object({
  ogr: z.number(),
  label: z.string(),
  confidencePercent: z.number(),
  evidence: z.string(),
  isShown: z.boolean(),
  verdict: verdict.nullable(),
  history: z.array(z.object({ verdict, on: z.string() })),
});
const certificationRows = z.array(
  z.object({
    code: z.string(),
    title: z.string(),
    isActive: z.boolean(),
    blocks: z.array(z.object({ code: z.string(), label: z.string(), links: z.array(linkSchema) })),
  }),
);
/** A link, with every decision about it, the latest first; days are ISO, in Paris. */
export type LinkToReview = Readonly<z.infer<typeof linkSchema>>;
export type CertificationToReview = Readonly<z.infer<typeof certificationRows>[number]>;

/** A certification with its blocks and all their links, the surest first. Counts on primary keys and on the index of block codes. */
export async function certificationToReview(
  transaction: ActingTransaction,
  code: string,
): Promise<CertificationToReview | null> {
  const rows = await read(
    transaction,
    sql`SELECT c.code, c.title, c.is_active AS "isActive", coalesce((
       SELECT json_agg(json_build_object('code', b.code, 'label', b.label, 'links', coalesce((
         SELECT json_agg(json_build_object('ogr', k.skill_ogr, 'label', s.label, 'confidencePercent', k.confidence_percent,
             'evidence', k.evidence, 'isShown', k.is_shown, 'verdict', k.verdict, 'history', coalesce((
               SELECT json_agg(json_build_object('verdict', r.verdict, 'on', (r.reviewed_at AT TIME ZONE 'Europe/Paris')::date::text)
                 ORDER BY r.reviewed_at DESC, r.id)
               FROM block_skill_review r WHERE r.block_code = k.block_code AND r.skill_ogr = k.skill_ogr), '[]'))
           ORDER BY k.confidence_percent DESC, k.skill_ogr)
         FROM block_skill k JOIN skill s ON s.ogr = k.skill_ogr WHERE k.block_code = b.code), '[]')) ORDER BY b.code)
       FROM skill_block b WHERE b.certification_code = c.code), '[]') AS blocks
     FROM certification c WHERE c.code = ${code}`,
  );
  return certificationRows.parse(rows)[0] ?? null;
}

const effectRows = z.array(
  z.object({
    block: z.string(),
    skill: z.string(),
    isSeen: z.boolean(),
    trainings: z.number(),
    titles: z.array(z.string()),
    metiers: z.number(),
    jobs: z.array(z.string()),
  }),
);

/** What a decision is about, and who would see it: `isSeen` is whether people see the link now. */
export interface LinkEffect extends Readonly<z.infer<typeof effectRows>[number]> {
  readonly ogr: number;
  readonly code: string;
  readonly verdict: Verdict;
}

/** Null for a block or a know-how that is not known. */
export async function linkEffect(
  transaction: ActingTransaction,
  { block, ogr, verdict: decided }: { readonly block: string; readonly ogr: number; readonly verdict: Verdict },
  today: string,
): Promise<LinkEffect | null> {
  const rows = await read(
    transaction,
    sql`WITH training AS (
       SELECT DISTINCT t.id, t.title FROM ${taughtBlocks(today)} AS b JOIN training t ON t.id = b.training_id
       WHERE b.code = ${block}),
     metier AS (
       SELECT m.label FROM metier_skill k JOIN rome_metier m ON m.code = k.metier_code
       WHERE k.skill_ogr = ${ogr} AND NOT m.is_withdrawn)
     SELECT b.label AS block, s.label AS skill, coalesce(k.verdict = 'accepted', k.is_shown, false) AS "isSeen",
       (SELECT count(*)::int FROM training) AS trainings,
       ARRAY(SELECT DISTINCT title FROM training ORDER BY title LIMIT ${MOST_NAMED}) AS titles,
       (SELECT count(*)::int FROM metier) AS metiers,
       ARRAY(SELECT label FROM metier ORDER BY label LIMIT ${MOST_NAMED}) AS jobs
     FROM skill_block b CROSS JOIN skill s LEFT JOIN block_skill k ON k.block_code = b.code AND k.skill_ogr = s.ogr
     WHERE b.code = ${block} AND s.ogr = ${ogr} AND s.kind IN ('skill', 'macro_skill')`,
  );
  const [found] = effectRows.parse(rows);
  return found === undefined ? null : { ...found, ogr, code: block, verdict: decided };
}

const WHOLE_CONFIDENCE = 100;
const ADDED = "ajoutée à la relecture";

/** Keeps a decision; a link that the method did not find is added. False for a block or a know-how that is not known. */
export async function saveVerdict(
  transaction: ActingTransaction,
  { block, ogr, verdict: decided }: { readonly block: string; readonly ogr: number; readonly verdict: Verdict },
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): Promise<boolean> {
  const rows = await read(
    transaction,
    sql`INSERT INTO block_skill AS k (block_code, skill_ogr, confidence_percent, evidence, is_shown, verdict, reviewer, reviewed_at)
     SELECT b.code, s.ogr, ${WHOLE_CONFIDENCE}::smallint, ${ADDED}, false, ${decided}::"BlockSkillVerdict", ${accountId}::uuid,
       ${at.toISOString()}::timestamptz
     FROM skill_block b CROSS JOIN skill s WHERE b.code = ${block} AND s.ogr = ${ogr} AND s.kind IN ('skill', 'macro_skill')
     ON CONFLICT (block_code, skill_ogr) DO UPDATE
       SET verdict = excluded.verdict, reviewer = excluded.reviewer, reviewed_at = excluded.reviewed_at
     RETURNING k.block_code`,
  );
  return rows.length > 0;
}
