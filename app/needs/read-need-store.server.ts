import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import { contestReasons } from "./need-choices.ts";
import { needCommanders, needCommands } from "./need-states.ts";
import { type ReadNeed, readNeedSchema } from "./read-need.ts";
import type { NeedSight } from "./sensor-kinds.ts";

interface NeedPage {
  readonly sight: NeedSight;
  /** Of one alone. */
  readonly id?: string;
  /** Those of one métier. */
  readonly metierCode?: string | undefined;
  readonly skip?: number;
  readonly take: number;
}

/** A page of needs, those to confirm first, then the newest. */
export async function selectNeeds(
  transaction: ActingTransaction,
  { sight, id, metierCode, skip = 0, take }: NeedPage,
): Promise<readonly ReadNeed[]> {
  const rows = await transaction.$queryRaw`
    SELECT n.id::text, n.version, n.state::text AS state, n.siret, n.company_name AS "companyName",
      n.company_confirmed_at IS NOT NULL AS "isConfirmed", n.naf, n.company_size AS "companySize", n.job_label AS "jobLabel",
      n.metier_code AS "metierCode", m.label AS "metierLabel", n.headcount, n.starts_on AS "startsOn", n.commune_code AS "communeCode",
      coalesce(c.name, n.commune_code) AS town, n.contract, n.weekly_hours AS "weeklyHours", n.pay_cents AS "payCents",
      n.pay_period AS "payPeriod", n.offers, n.visibility, n.asked_on AS "askedOn", n.due_on AS "dueOn", n.hired,
      n.hired_from AS "hiredFrom", n.reason, n.merged_into_id::text AS "mergedIntoId", n.created_at AS "createdOn",
      coalesce((SELECT jsonb_agg(jsonb_build_object('ogr', s.ogr, 'label', s.label, 'importance', s.importance, 'contested', s.contested)
        ORDER BY s.place)
        FROM need_skill s WHERE s.need_id = n.id), '[]') AS skills
    FROM need n LEFT JOIN rome_metier m ON m.code = n.metier_code LEFT JOIN commune c ON c.insee = n.commune_code
    WHERE ${inSight(sight)} AND ${ofMetier(metierCode)} AND (${id ?? null}::uuid IS NULL OR n.id = ${id ?? null}::uuid)
    ORDER BY array_position(ARRAY['posted', 'confirmed', 'qualified'], n.state::text) NULLS LAST, n.created_at DESC, n.id
    LIMIT ${take}::int OFFSET ${skip}::int`;
  return z.array(readNeedSchema).parse(rows);
}

/** That need `n` is one that somebody sees. */
export function inSight(sight: NeedSight): Prisma.Sql {
  if (sight === "all") return Prisma.sql`true`;
  return Prisma.sql`(n.state IN ('confirmed', 'qualified') AND n.visibility = ANY (${[...sight]}::text[]))`;
}

function ofMetier(code: string | undefined): Prisma.Sql {
  return code === undefined ? Prisma.sql`true` : Prisma.sql`n.metier_code = ${code}`;
}

const countRows = z.tuple([z.object({ needs: z.number() })]);

/** How many needs are seen. */
export async function countNeeds(
  transaction: ActingTransaction,
  { sight, metierCode }: Pick<NeedPage, "sight" | "metierCode">,
): Promise<number> {
  const rows = await transaction.$queryRaw`
    SELECT count(*)::int AS needs FROM need n WHERE ${inSight(sight)} AND ${ofMetier(metierCode)}`;
  return countRows.parse(rows)[0].needs;
}

const eventRows = z.array(
  z.object({
    version: z.number(),
    command: z.enum(needCommands),
    byCommander: z.enum(needCommanders),
    organisation: z.string().nullable(),
    skill: z.string().nullable(),
    contested: z.enum(contestReasons).nullable(),
    on: readDay,
  }),
);

/**
 * A line of the history of a need. `organisation`: whose member it was, where the transaction may read its name. `skill`: what was
 * contested or restored.
 */
export type ReadNeedEvent = Readonly<z.infer<typeof eventRows>[number]>;

/** The history of a need, the newest first; none for whoever may not command it. By its primary key. */
export async function selectNeedEvents(
  transaction: ActingTransaction,
  needId: string,
): Promise<readonly ReadNeedEvent[]> {
  const rows = await transaction.$queryRaw`
    SELECT e.version, e.command, e.by_commander AS "byCommander", o.name AS organisation, e.skill,
      CASE WHEN e.command = 'contest-skill' THEN e.reason END AS contested, e.at AS on
    FROM need_event e LEFT JOIN organisation o ON o.id = e.by_organisation_id
    WHERE e.need_id = ${needId}::uuid ORDER BY e.version DESC LIMIT 100`;
  return eventRows.parse(rows);
}

const tellingRows = z.array(
  z.object({
    id: z.string(),
    companyName: z.string(),
    jobLabel: z.string(),
    town: z.string(),
    headcount: z.number(),
    contactName: z.string().nullable(),
    phone: z.string().nullable(),
    createdOn: readDay,
  }),
);

/** How a need that was merged into another was told. `contactName` and `phone` null: removed since, or not for whoever asks. */
export type NeedTelling = Readonly<z.infer<typeof tellingRows>[number]>;

/** What was merged into a need, however far, the oldest first. By the index on `merged_into_id`. */
export async function selectTellings(transaction: ActingTransaction, needId: string): Promise<readonly NeedTelling[]> {
  const rows = await transaction.$queryRaw`
    WITH RECURSIVE told(id) AS (
      SELECT n.id FROM need n WHERE n.merged_into_id = ${needId}::uuid
      UNION
      SELECT n.id FROM told JOIN need n ON n.merged_into_id = told.id
    )
    SELECT n.id::text, n.company_name AS "companyName", n.job_label AS "jobLabel", coalesce(c.name, n.commune_code) AS town, n.headcount,
      contact.name AS "contactName", contact.phone, n.created_at AS "createdOn"
    FROM told JOIN need n USING (id) LEFT JOIN commune c ON c.insee = n.commune_code
    LEFT JOIN need_contact contact ON contact.need_id = n.id
    ORDER BY n.created_at, n.id LIMIT 100`;
  return tellingRows.parse(rows);
}
