import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";

const idRows = z.array(z.object({ id: z.string() }));

/**
 * The positionings of whoever has this account, whatever the organisation, those under way first, then the latest. By the index on the
 * person.
 */
export async function listOwnPositionings(
  transaction: ActingTransaction,
  {
    accountId,
    underWay,
    most,
  }: { readonly accountId: string; readonly underWay: readonly string[]; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT p.id::text FROM positioning p
    WHERE p.state <> 'draft' AND p.person_id IN (SELECT f.person_id FROM person_file f WHERE f.account_id = ${accountId}::uuid)
    ORDER BY p.state::text = ANY (${[...underWay]}) DESC, p.since DESC, p.id LIMIT ${most}::int`;
  return idRows.parse(rows).map(({ id }) => id);
}
