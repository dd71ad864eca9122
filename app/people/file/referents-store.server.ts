import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";

const referentRows = z.array(z.object({ membershipId: z.string(), name: z.string(), follows: z.boolean() }));

/** A colleague who may follow people, and whether they follow the person of a file. */
export type Referent = Readonly<z.infer<typeof referentRows>[number]>;

/** More than an organisation has: a list is bounded. */
const MOST = 500;

/** The colleagues who follow people, those who follow the person of a file said so, in the French order of their names. */
export async function selectReferents(
  transaction: ActingTransaction,
  { organisationId, personFileId }: { readonly organisationId: string; readonly personFileId: string },
): Promise<readonly Referent[]> {
  const rows = await transaction.$queryRaw`
    SELECT m.id::text AS "membershipId", a.name,
      m.id = ANY (ARRAY(SELECT r.membership_id FROM hub_referents_of_file(${personFileId}::uuid) r)) AS follows
    FROM membership m JOIN account a ON a.id = m.account_id
    WHERE m.organisation_id = ${organisationId}::uuid AND m.ended_at IS NULL AND m.role IN ('agent', 'manager')
    ORDER BY a.name COLLATE "fr-x-icu", m.id LIMIT ${MOST}::int`;
  return referentRows.parse(rows);
}
