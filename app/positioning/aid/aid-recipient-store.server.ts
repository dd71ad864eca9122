import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import type { AidAudience } from "./aid-told.ts";

const aboutRows = z.array(z.object({ title: z.string(), startsOn: readDay, personFileId: z.string() }));

/** What a mail says of a request, and the file it is of; undefined: unknown. By its primary key. */
export async function readAidToTell(
  transaction: ActingTransaction,
  id: string,
): Promise<Readonly<z.infer<typeof aboutRows>[number]> | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT title, starts_on AS "startsOn", person_file_id::text AS "personFileId" FROM aid_request WHERE id = ${id}::uuid`;
  return aboutRows.parse(rows)[0];
}

const mailRows = z.array(z.object({ mail: z.string() }));

/**
 * The addresses of those who hear of a version of a request, each once: who follows the person; who answers for the organisation, or for
 * the Region. Not of whoever gave the command. By the indexes on follow-ups and memberships.
 */
export async function selectAidMails(
  transaction: ActingTransaction,
  { requestId, version }: { readonly requestId: string; readonly version: number },
  audience: Exclude<AidAudience, "person">,
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    WITH told AS (
      SELECT m.account_id FROM aid_request a JOIN follow_up f ON f.person_file_id = a.person_file_id AND f.ended_at IS NULL
        JOIN membership m ON m.id = f.membership_id AND m.ended_at IS NULL
        WHERE a.id = ${requestId}::uuid AND ${audience} = 'prescriber'
      UNION
      SELECT m.account_id FROM aid_request a JOIN membership m ON m.organisation_id = a.provider_id AND m.ended_at IS NULL
        WHERE a.id = ${requestId}::uuid AND ${audience} = 'organisation' AND m.role = 'manager'
      UNION
      SELECT m.account_id FROM organisation o JOIN membership m ON m.organisation_id = o.id AND m.ended_at IS NULL
        WHERE o.kind = 'region' AND ${audience} = 'funder' AND m.role = 'manager')
    SELECT DISTINCT a.email AS mail FROM told t JOIN account a ON a.id = t.account_id
    WHERE a.email IS NOT NULL AND a.closed_at IS NULL AND NOT EXISTS (
      SELECT FROM aid_event e
      WHERE e.request_id = ${requestId}::uuid AND e.version = ${version}::int AND e.by_account_id = a.id)
    ORDER BY 1 LIMIT 200`;
  return mailRows.parse(rows).map(({ mail }) => mail);
}
