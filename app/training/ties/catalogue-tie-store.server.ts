import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { Siret } from "../siret.ts";

/** A tie that holds, and what it brings from the catalogue. */
export interface ListedTie {
  readonly id: string;
  readonly organisationName: string;
  readonly siret: string;
  readonly tiedAt: Date;
  /** The organisations of the catalogue under this SIRET: one a source. */
  readonly sites: readonly { readonly name: string; readonly source: string }[];
  readonly trainings: number;
  /** Sessions that have not ended. */
  readonly sessions: number;
}

const tieRows = z.array(
  z.object({
    id: z.string(),
    organisationName: z.string(),
    siret: z.string(),
    tiedAt: z.date(),
    sites: z.array(z.object({ name: z.string(), source: z.string() })),
    trainings: z.number(),
    sessions: z.number(),
  }),
);

/** More ties than the region has sites: a bound, not a page. */
const MOST_TIES = 1000;

/** The ties that hold, by the name of the organisation. By the indexes on SIRET and on what stands below it. */
export async function listTies(transaction: ActingTransaction, today: string): Promise<readonly ListedTie[]> {
  const rows = await transaction.$queryRaw`
    SELECT c.id::text, o.name AS "organisationName", c.siret, c.tied_at AS "tiedAt",
      coalesce((SELECT json_agg(json_build_object('name', p.name, 'source', s.label) ORDER BY s.label, p.id)
        FROM training_organisation p JOIN source s ON s.id = p.source_id WHERE p.siret = c.siret), '[]') AS sites,
      brought.trainings, brought.sessions
    FROM catalogue_tie c JOIN organisation o ON o.id = c.organisation_id
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT t.id)::int AS trainings, count(s.id)::int AS sessions
      FROM training_organisation p
      JOIN training t ON t.organisation_id = p.id AND t.withdrawn_at IS NULL
      LEFT JOIN training_action a ON a.training_id = t.id AND a.withdrawn_at IS NULL
      LEFT JOIN training_session s ON s.action_id = a.id AND s.withdrawn_at IS NULL
        AND (s.ends_on IS NULL OR s.ends_on >= ${today}::date)
      WHERE p.siret = c.siret) brought
    WHERE c.ended_at IS NULL ORDER BY o.name, c.siret LIMIT ${MOST_TIES}::int`;
  return tieRows.parse(rows);
}

/** The training organisations of the portal, by name. */
export function listTrainingOrganisations(
  transaction: ActingTransaction,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return transaction.organisation.findMany({
    where: { kind: "training_organisation" },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_TIES,
    select: { id: true, name: true },
  });
}

const nameRows = z.array(z.object({ name: z.string() }));

/** The name of the organisation that a SIRET is tied to; null: to none. */
export async function tiedOrganisation(transaction: ActingTransaction, siret: Siret): Promise<string | null> {
  const rows = await transaction.$queryRaw`
    SELECT o.name FROM catalogue_tie c JOIN organisation o ON o.id = c.organisation_id WHERE c.siret = ${siret} AND c.ended_at IS NULL`;
  return nameRows.parse(rows)[0]?.name ?? null;
}

/** Does some source of the catalogue give a training to this SIRET? */
export async function isInCatalogue(transaction: ActingTransaction, siret: Siret): Promise<boolean> {
  return (await transaction.trainingOrganisation.findFirst({ where: { siret }, select: { id: true } })) !== null;
}

export async function isTrainingOrganisation(transaction: ActingTransaction, id: string): Promise<boolean> {
  const where = { id, kind: "training_organisation" } as const;
  return (await transaction.organisation.findFirst({ where, select: { id: true } })) !== null;
}

/** Ties an organisation to a SIRET. The people positioned on its sessions become theirs to answer for, by triggers. */
export async function addTie(
  transaction: ActingTransaction,
  { organisationId, siret, at }: { readonly organisationId: string; readonly siret: Siret; readonly at: Date },
): Promise<void> {
  await transaction.catalogueTie.createMany({ data: [{ id: randomUUID(), organisationId, siret, tiedAt: at }] });
}

const endedRows = z.array(z.object({ organisationId: z.string(), siret: z.string() }));

/** Ends a tie; answers what it tied, null when it does not hold. */
export async function closeTie(
  transaction: ActingTransaction,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<{ readonly organisationId: string; readonly siret: string } | null> {
  const rows = await transaction.$queryRaw`
    UPDATE catalogue_tie SET ended_at = ${at} WHERE id = ${id}::uuid AND ended_at IS NULL
    RETURNING organisation_id::text AS "organisationId", siret`;
  return endedRows.parse(rows)[0] ?? null;
}
