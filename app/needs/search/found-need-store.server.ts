import sql from "sql-template-tag";
import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { NeedQuery } from "#search/needs/need-query.ts";
import { type NeedBearers, needGeneration, pageOfNeeds } from "#search/postgres/needs-statement.ts";
import { needContracts } from "../need-choices.ts";
import { needStates } from "../need-states.ts";

const foundNeedSchema = z.object({
  id: z.string(),
  state: z.enum(needStates),
  jobLabel: z.string(),
  metierCode: z.string().nullable(),
  metierLabel: z.string().nullable(),
  companyName: z.string(),
  isConfirmed: z.boolean(),
  town: z.string(),
  headcount: z.number(),
  startsOn: z.string().nullable(),
  contract: z.enum(needContracts),
  askedOn: z.string().nullable(),
  createdOn: z.string(),
  km: z.number().nullable(),
});

/** A need as a list shows it, without whom to call. Days are civil; `km`: from the centre of the search, if it has one. */
export type FoundNeed = Readonly<z.infer<typeof foundNeedSchema>>;

const pageRow = z.object({ total: z.number(), generation: z.number(), needs: z.array(foundNeedSchema) });

/**
 * A page of the needs that answer and that whoever reads may see, how many there are, and the generation of the documents: one statement.
 */
export async function selectFoundNeeds(
  reader: SqlReader,
  query: NeedQuery,
  bearers: NeedBearers,
): Promise<z.infer<typeof pageRow>> {
  const { text, values } = sql`WITH ${pageOfNeeds(query, bearers)}
    SELECT (SELECT count(*)::int FROM found) AS total, ${needGeneration} AS generation, coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', n.id, 'state', n.state, 'jobLabel', n.job_label, 'metierCode', n.metier_code,
        'metierLabel', m.label, 'companyName', n.company_name, 'isConfirmed', n.company_confirmed_at IS NOT NULL,
        'town', coalesce(c.name, n.commune_code), 'headcount', n.headcount, 'startsOn', n.starts_on, 'contract', n.contract,
        'askedOn', n.asked_on, 'createdOn', (n.created_at AT TIME ZONE 'UTC')::date, 'km', p.km) ORDER BY p.place)
      FROM page p JOIN need n ON n.id = p.id
      LEFT JOIN rome_metier m ON m.code = n.metier_code LEFT JOIN commune c ON c.insee = n.commune_code), '[]') AS needs`;
  const { rows } = await reader.query(text, values);
  return pageRow.parse(rows[0]);
}
