import { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { Refusal, RefusalFilter } from "./refusal.ts";

/** Which refusals: those of some runs, filtered. */
export interface RefusalChoice extends RefusalFilter {
  readonly importIds: readonly string[];
}

/** What the refusals of a run can be filtered by, the most frequent first. */
export interface RefusalChoices {
  readonly rules: readonly { readonly value: string; readonly count: number }[];
  readonly organisations: readonly { readonly value: string; readonly count: number }[];
}

type Reader = Pick<Database, "pool">;

const refusalRow = z.object({
  importId: z.uuid(),
  rank: z.number(),
  source: z.string(),
  readAt: z.date(),
  record: z.enum(["formation", "action", "session"]),
  number: z.string().nullable(),
  formation: z.string().nullable(),
  organisation: z.string().nullable(),
  rule: z.string(),
  line: z.number(),
  path: z.string(),
  value: z.string(),
  message: z.string(),
});

/** Counts on import_refusal_pkey, and on a run keeping 10,000 refusals at most. */
const CHOSEN = `
  FROM import_refusal r WHERE r.import_id = ANY($1::uuid[]) AND ($2::text IS NULL OR r.rule = $2)
    AND ($3::text IS NULL OR r.record::text = $3) AND ($4::text IS NULL OR r.organisation_siret = $4)
    AND ($5::text IS NULL OR strpos(lower(concat_ws(' ', r.number, r.formation, r.value, r.message)), lower($5)) > 0)`;

function valuesOf({ importIds, rule, record, organisation, text }: RefusalChoice): unknown[] {
  return [importIds, rule, record, organisation, text];
}

/** How many refusals are chosen. */
export async function countRefusals({ pool }: Reader, choice: RefusalChoice): Promise<number> {
  const { rows } = await pool.query(`SELECT count(*)::int AS total ${CHOSEN}`, valuesOf(choice));
  return z.object({ total: z.number() }).parse(rows[0]).total;
}

/** A slice of the chosen refusals, in the order of their file. */
export async function selectRefusals(
  { pool }: Reader,
  choice: RefusalChoice,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly Refusal[]> {
  const { rows } = await pool.query(
    `SELECT r.import_id AS "importId", r.rank, i.source_id AS source, i.started_at AS "readAt", r.record, r.number, r.formation,
       r.organisation_siret AS organisation, r.rule, r.line, r.path, r.value, r.message
     FROM (SELECT r.* ${CHOSEN} ORDER BY r.import_id, r.rank LIMIT $6 OFFSET $7) r JOIN import i ON i.id = r.import_id
     ORDER BY r.import_id, r.rank`,
    [...valuesOf(choice), limit, offset],
  );
  return z.array(refusalRow).parse(rows);
}

const choiceRow = z.object({
  kind: z.enum(["rule", "organisation"]),
  value: z.string(),
  count: z.number(),
});

const MOST_ORGANISATIONS = 200;

/** The rules of a run's refusals, and the organisations with the most of them. */
export async function selectRefusalChoices({ pool }: Reader, importId: string): Promise<RefusalChoices> {
  const { rows } = await pool.query(
    `(SELECT 'rule' AS kind, rule AS value, count(*)::int AS count FROM import_refusal WHERE import_id = $1
        GROUP BY rule ORDER BY count(*) DESC, rule)
     UNION ALL
     (SELECT 'organisation', organisation_siret, count(*)::int FROM import_refusal
        WHERE import_id = $1 AND organisation_siret IS NOT NULL
        GROUP BY organisation_siret ORDER BY count(*) DESC, organisation_siret LIMIT $2)`,
    [importId, MOST_ORGANISATIONS],
  );
  const found = z.array(choiceRow).parse(rows);
  const of = (kind: "rule" | "organisation"): RefusalChoices["rules"] =>
    found.filter((row) => row.kind === kind).map(({ value, count }) => ({ value, count }));
  return { rules: of("rule"), organisations: of("organisation") };
}

/** The newest run of each source that read its records: a file refused whole has no refusals of records. */
export async function selectNewestReadings(reader: SqlReader): Promise<readonly string[]> {
  const { rows } = await reader.query(
    `SELECT newest.id FROM source s CROSS JOIN LATERAL (
       SELECT i.id FROM import i WHERE i.source_id = s.id AND i.outcome <> 'refused' ORDER BY i.started_at DESC LIMIT 1) newest
     ORDER BY s.id`,
  );
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id);
}
