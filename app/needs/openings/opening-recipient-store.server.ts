import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { OpeningAudience } from "./opening-told.ts";

const aboutRows = z.array(z.object({ blockLabel: z.string(), town: z.string() }));

/** What a message says of a request; undefined: unknown. By its primary key. */
export async function readOpeningToTell(
  transaction: ActingTransaction,
  id: string,
): Promise<Readonly<z.infer<typeof aboutRows>[number]> | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT o.block_label AS "blockLabel", c.name AS town FROM opening_request o JOIN commune c ON c.insee = o.commune_code
    WHERE o.id = ${id}::uuid`;
  return aboutRows.parse(rows)[0];
}

const mailRows = z.array(z.object({ mail: z.string(), isAsker: z.boolean() }));

/** An address that hears of a request. */
export type OpeningRecipient = Readonly<z.infer<typeof mailRows>[number]>;

/**
 * The addresses that hear of a version of a request, each once: whoever asked and still works there; the managers of training organisations
 * and of the Region. Not of whoever gave the command. By the indexes on memberships and on the ties of the catalogue.
 */
export async function selectRecipients(
  transaction: ActingTransaction,
  { requestId, version }: { readonly requestId: string; readonly version: number },
  audiences: readonly OpeningAudience[],
): Promise<readonly OpeningRecipient[]> {
  const rows = await transaction.$queryRaw`
    WITH told AS (
      SELECT m.account_id, true AS is_asker FROM opening_contribution c
        JOIN membership m ON m.organisation_id = c.organisation_id AND m.account_id = c.account_id AND m.ended_at IS NULL
        WHERE c.request_id = ${requestId}::uuid AND 'askers' = ANY (${audiences}::text[])
      UNION ALL
      SELECT m.account_id, false FROM opening_request o CROSS JOIN LATERAL hub_teachers(o.block_code) AS t(id)
        JOIN membership m ON m.organisation_id = t.id AND m.role = 'manager' AND m.ended_at IS NULL
        WHERE o.id = ${requestId}::uuid AND 'teachers' = ANY (${audiences}::text[]) AND NOT EXISTS (
          SELECT FROM opening_answer a WHERE a.request_id = o.id AND a.organisation_id = t.id AND a.answer = 'no')
      UNION ALL
      SELECT m.account_id, false FROM opening_answer a
        JOIN membership m ON m.organisation_id = a.organisation_id AND m.role = 'manager' AND m.ended_at IS NULL
        WHERE a.request_id = ${requestId}::uuid AND a.answer = 'could' AND 'ready' = ANY (${audiences}::text[])
      UNION ALL
      SELECT m.account_id, false FROM organisation o
        JOIN membership m ON m.organisation_id = o.id AND m.role = 'manager' AND m.ended_at IS NULL
        WHERE o.kind = 'region' AND 'funders' = ANY (${audiences}::text[]))
    SELECT a.email AS mail, bool_or(t.is_asker) AS "isAsker" FROM told t JOIN account a ON a.id = t.account_id
    WHERE a.email IS NOT NULL AND a.closed_at IS NULL AND NOT EXISTS (
      SELECT FROM opening_event e
      WHERE e.request_id = ${requestId}::uuid AND e.version = ${version}::int AND e.by_account_id = a.id)
    GROUP BY a.email ORDER BY a.email LIMIT 500`;
  return mailRows.parse(rows);
}
