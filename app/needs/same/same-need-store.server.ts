import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { kmBetween } from "#app/territories/km-between.ts";
import { siretSchema } from "#app/training/siret.ts";
import { needContracts } from "../need-choices.ts";
import { needStates } from "../need-states.ts";
import type { ReadNeed } from "../read-need.ts";

const point = z.object({ latitude: z.number(), longitude: z.number() });
const candidateRows = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    state: z.enum(needStates),
    siret: siretSchema,
    companyName: z.string(),
    jobLabel: z.string(),
    metierCode: z.string().nullable(),
    communeCode: z.string(),
    town: z.string(),
    headcount: z.number(),
    startsOn: readDay.nullable(),
    contract: z.enum(needContracts),
    createdOn: readDay,
    createdAt: z.date(),
    soughtAt: z.date(),
    km: z
      .tuple([point, point])
      .transform(([there, here]) => kmBetween(there, here))
      .nullable(),
  }),
);

/**
 * An open need that may be the same as another one. `km`: between their communes; null: one is not known. `soughtAt`: when the other
 * one was told.
 */
export type SameCandidate = Readonly<z.infer<typeof candidateRows>[number]>;

type Sought = Pick<ReadNeed, "id" | "siret" | "communeCode" | "metierCode">;

/**
 * Open needs of the same company, or of its commune and its métier, that nobody told apart from it; the newest, at most `most`. By the
 * indexes on the SIRET, and on the commune and the métier.
 */
export async function selectCandidates(
  transaction: ActingTransaction,
  { id, siret, communeCode, metierCode }: Sought,
  most: number,
): Promise<readonly SameCandidate[]> {
  const siren = siret.slice(0, 9);
  const rows = await transaction.$queryRaw`
    SELECT n.id::text, n.version, n.state::text AS state, n.siret, n.company_name AS "companyName", n.job_label AS "jobLabel",
      n.metier_code AS "metierCode", n.commune_code AS "communeCode", coalesce(c.name, n.commune_code) AS town, n.headcount,
      n.starts_on AS "startsOn", n.contract, n.created_at AS "createdOn",
      n.created_at AS "createdAt", sought.created_at AS "soughtAt",
      CASE WHEN c.insee IS NOT NULL AND mine.insee IS NOT NULL THEN jsonb_build_array(
        jsonb_build_object('latitude', c.latitude, 'longitude', c.longitude),
        jsonb_build_object('latitude', mine.latitude, 'longitude', mine.longitude)) END AS km
    FROM need sought JOIN need n ON n.id <> sought.id
    LEFT JOIN commune c ON c.insee = n.commune_code LEFT JOIN commune mine ON mine.insee = ${communeCode}
    WHERE sought.id = ${id}::uuid AND n.state IN ('posted', 'confirmed', 'qualified')
      AND (n.siret BETWEEN ${`${siren}00000`} AND ${`${siren}99999`}
        OR (n.commune_code = ${communeCode} AND (n.metier_code IS NULL OR n.metier_code = coalesce(${metierCode}, n.metier_code))))
      AND NOT EXISTS (SELECT FROM need_told_apart a
        WHERE a.one_id = least(n.id, ${id}::uuid) AND a.other_id = greatest(n.id, ${id}::uuid))
    ORDER BY n.created_at DESC, n.id LIMIT ${most}::int`;
  return candidateRows.parse(rows);
}

/** Two needs that a sensor said are not one. */
interface ToldApart {
  readonly needId: string;
  readonly otherId: string;
  readonly byAccountId: string;
  readonly byOrganisationId: string;
  readonly at: Date;
}

/** Remembers that two needs are not one; false: it was known. */
export async function addToldApart(
  transaction: ActingTransaction,
  { needId, otherId, ...by }: ToldApart,
): Promise<boolean> {
  const { count } = await transaction.needToldApart.createMany({
    data: [{ ...inOrder(needId, otherId), ...by }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Did a sensor say that two needs are not one? By the primary key. */
export async function areToldApart(transaction: ActingTransaction, needId: string, otherId: string): Promise<boolean> {
  return (await transaction.needToldApart.count({ where: inOrder(needId, otherId) })) > 0;
}

function inOrder(one: string, other: string): { readonly oneId: string; readonly otherId: string } {
  return one < other ? { oneId: one, otherId: other } : { oneId: other, otherId: one };
}
