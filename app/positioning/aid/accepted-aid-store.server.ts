import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { aidPayers, aidSchemeCodes } from "./aid-schemes.ts";

const rows = z.array(
  z.object({
    id: z.string(),
    scheme: z.enum(aidSchemeCodes),
    startsOn: readDay,
    costCents: z.number().nullable(),
    grantedCents: z.number().nullable(),
  }),
);

/** An aid that was accepted for somebody on a session. `funderCode`: who pays. `startsOn`, `costCents`: as it was accepted. */
export interface AcceptedAid extends Readonly<z.infer<typeof rows>[number]> {
  readonly funderCode: number;
}

interface OnSession {
  readonly organisationId: string;
  readonly personFileId: string;
  readonly sessionId: number;
}

/** The aids that were accepted for a file of one's organisation on a session, the oldest first. By the index on files. */
export async function selectAcceptedAids(
  transaction: ActingTransaction,
  { organisationId, personFileId, sessionId }: OnSession,
): Promise<readonly AcceptedAid[]> {
  const found = await transaction.$queryRaw`
    SELECT id::text, scheme, starts_on AS "startsOn", cost_cents AS "costCents", granted_cents AS "grantedCents"
    FROM aid_request
    WHERE organisation_id = ${organisationId}::uuid AND person_file_id = ${personFileId}::uuid AND session_id = ${sessionId}::int
      AND state = 'accepted'
    ORDER BY created_at, id LIMIT 20`;
  return rows.parse(found).map((aid) => ({ ...aid, funderCode: aidPayers[aid.scheme] }));
}
