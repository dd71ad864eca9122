import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import { openNeedStates } from "../need-states.ts";
import { activeOpenings, type OpeningState } from "../openings/opening-states.ts";
import { inSight } from "../read-need-store.server.ts";
import type { NeedSight } from "../sensor-kinds.ts";

/** Which needs are grouped: of a section of the NAF, of an arrondissement; null: all. */
export interface GroupedAsked {
  readonly sector: string | null;
  readonly arrondissement: string | null;
}

/** What needs are put together by. */
export const needGroupings = ["sector", "metier", "arrondissement"] as const;
export type NeedGrouping = (typeof needGroupings)[number];

const groupRows = z.array(
  z.object({
    code: z.string().nullable(),
    label: z.string().nullable(),
    needs: z.number(),
    people: z.number(),
    qualified: z.number(),
    withOperation: z.number(),
    withOpening: z.number(),
    unanswered: z.number(),
  }),
);

/**
 * Open needs that were confirmed, by what they share. `code` null: not said. `people`: looked for. `qualified`: ready to be answered.
 * `withOperation`, `withOpening`: those for which an operation goes on, or a session is asked or opened; `unanswered`: ready, and neither.
 */
export type NeedGroup = Readonly<z.infer<typeof groupRows>[number]>;

const MOST_GROUPS = 100;

const codes = {
  sector: Prisma.sql`hub_section_of_naf(n.naf::text)`,
  metier: Prisma.sql`n.metier_code::text`,
  arrondissement: Prisma.sql`c.arrondissement_code::text`,
} as const satisfies Record<NeedGrouping, Prisma.Sql>;

/** The groups of the needs in sight, those of the most people first, a hundred at most. Reads the open needs whole. */
export async function selectNeedGroups(
  transaction: ActingTransaction,
  grouping: NeedGrouping,
  { sight, sector, arrondissement }: GroupedAsked & { readonly sight: NeedSight },
): Promise<readonly NeedGroup[]> {
  const open = openNeedStates.filter((state) => state !== "posted");
  const answering: readonly OpeningState[] = [...activeOpenings, "opened"];
  const rows = await transaction.$queryRaw`
    WITH open AS MATERIALIZED (
      SELECT ${codes[grouping]} AS code, n.headcount, n.state = 'qualified' AS is_qualified,
        EXISTS (SELECT FROM operation o WHERE o.need_id = n.id AND o.state NOT IN ('ended', 'cancelled')) AS has_operation,
        EXISTS (SELECT FROM opening_contribution a JOIN opening_request r ON r.id = a.request_id
          WHERE a.need_id = n.id AND r.state::text = ANY (${answering}::text[])) AS has_opening
      FROM need n LEFT JOIN commune c ON c.insee = n.commune_code
      WHERE n.state::text = ANY (${open}::text[]) AND ${inSight(sight)}
        AND (${sector}::text IS NULL OR hub_section_of_naf(n.naf::text) = ${sector}::text)
        AND (${arrondissement}::text IS NULL OR c.arrondissement_code = ${arrondissement}::text)),
    counted AS (
      SELECT code, count(*)::int AS needs, sum(headcount)::int AS people,
        count(*) FILTER (WHERE is_qualified)::int AS qualified,
        count(*) FILTER (WHERE has_operation)::int AS "withOperation",
        count(*) FILTER (WHERE has_opening)::int AS "withOpening",
        count(*) FILTER (WHERE is_qualified AND NOT has_operation AND NOT has_opening)::int AS unanswered
      FROM open GROUP BY code)
    SELECT g.code, coalesce(m.label, a.name) AS label, g.needs, g.people, g.qualified, g."withOperation", g."withOpening", g.unanswered
    FROM counted g
    LEFT JOIN rome_metier m ON ${grouping}::text = 'metier' AND m.code = g.code
    LEFT JOIN arrondissement a ON ${grouping}::text = 'arrondissement' AND a.code = g.code
    ORDER BY g.people DESC, g.code NULLS LAST LIMIT ${MOST_GROUPS}::int`;
  return groupRows.parse(rows);
}

const arrondissementRows = z.array(z.object({ code: z.string(), name: z.string() }));

/** The arrondissements, in the French order of their names. */
export async function selectArrondissements(
  transaction: ActingTransaction,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  const rows = arrondissementRows.parse(await transaction.$queryRaw`SELECT code::text, name FROM arrondissement`);
  return rows.toSorted((one, other) => one.name.localeCompare(other.name, "fr"));
}
