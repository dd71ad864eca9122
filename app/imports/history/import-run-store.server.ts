import { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";
import { importKinds } from "../import-report.ts";
import type { ImportRun, WarningSummary } from "./import-run.ts";

const count = z.number().int();
const countsSchema = z.record(
  z.string(),
  z.object({ read: count, created: count, updated: count, unchanged: count, withdrawn: count, refused: count }),
);
const runRow = z.object({
  id: z.uuid(),
  kind: z.enum(importKinds),
  source: z.string(),
  sourceLabel: z.string(),
  startedAt: z.date(),
  finishedAt: z.date(),
  outcome: z.enum(["switched", "unchanged", "refused", "awaiting-confirmation"]),
  peakRssBytes: z.coerce.number(),
  counts: countsSchema,
  catalogueVersion: z.number(),
  isLatest: z.boolean(),
  whyRefused: z.string().nullable(),
});

/** A feed's refusal is a row of `import_refusal`; a reference file's is the last sentence of its warnings. */
const RUN = `
  SELECT i.id, s.kind, i.source_id AS source, s.label AS "sourceLabel", i.started_at AS "startedAt", i.finished_at AS "finishedAt",
    replace(i.outcome::text, '_', '-') AS outcome, i.peak_rss_bytes AS "peakRssBytes", i.counts,
    coalesce(own.version, (SELECT max(version) FROM catalogue_version WHERE switched_at <= i.finished_at), 0) AS "catalogueVersion",
    NOT EXISTS (SELECT FROM import later WHERE later.source_id = i.source_id AND later.started_at > i.started_at) AS "isLatest",
    CASE WHEN i.outcome = 'refused' THEN coalesce(
      (SELECT r.message FROM import_refusal r WHERE r.import_id = i.id ORDER BY r.rank LIMIT 1), i.warnings ->> -1) END AS "whyRefused"
  FROM import i JOIN source s ON s.id = i.source_id LEFT JOIN catalogue_version own ON own.import_id = i.id`;

type Reader = Pick<Database, "pool">;

/** How many runs there are. */
export async function countRuns({ pool }: Reader): Promise<number> {
  const { rows } = await pool.query("SELECT count(*)::int AS total FROM import");
  return z.object({ total: z.number() }).parse(rows[0]).total;
}

/** A slice of the runs, newest first. One run a day and a source: sorting them all costs nothing. */
export async function selectRuns(
  { pool }: Reader,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly ImportRun[]> {
  const { rows } = await pool.query(`${RUN} ORDER BY i.started_at DESC, i.id DESC LIMIT $1 OFFSET $2`, [limit, offset]);
  return z.array(runRow).parse(rows);
}

/** One run; undefined when there is none. Counts on import_pkey. */
export async function selectRun({ pool }: Reader, id: string): Promise<ImportRun | undefined> {
  const { rows } = await pool.query(`${RUN} WHERE i.id = $1`, [id]);
  return runRow.optional().parse(rows[0]);
}

const warningRow = z.object({
  rule: z.string(),
  message: z.string(),
  count: z.number(),
  example: z.string().nullable(),
});

/** A feed's warnings are records, told by rule; a reference file's are sentences, each told as it is. */
const WARNINGS = `
  SELECT coalesce(w ->> 'rule', '') AS rule, coalesce(w ->> 'message', w #>> '{}') AS message, count(*)::int AS count,
    (array_agg(concat_ws(', ', coalesce(w ->> 'number', w ->> 'formation'), 'ligne ' || (w ->> 'line')) ORDER BY place)
      FILTER (WHERE w ? 'line'))[1] AS example
  FROM import, jsonb_array_elements(warnings) WITH ORDINALITY AS each(w, place)
  WHERE id = $1 GROUP BY 1, 2 ORDER BY count(*) DESC, min(place) LIMIT 100`;

/** What was mended or set aside in a run, by rule, the most frequent first. */
export async function selectWarnings({ pool }: Reader, id: string): Promise<readonly WarningSummary[]> {
  const { rows } = await pool.query(WARNINGS, [id]);
  return z.array(warningRow).parse(rows);
}
