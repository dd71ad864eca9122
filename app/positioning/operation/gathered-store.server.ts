import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";

/** Where somebody stands to whom an operation was proposed: in it, awaited, or no longer in it. */
const gatheredStates = ["proposed", "joined", "withdrawn", "declined", "lapsed", "taken_back", "closed"] as const;

const gatheredRows = z.array(
  z.object({
    personFileId: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    state: z.enum(gatheredStates),
    /** The sessions of the path on which they are positioned, by number. */
    sessions: z.array(z.string()),
  }),
);

/** Somebody of an organisation in an operation. */
export type GatheredPerson = Readonly<z.infer<typeof gatheredRows>[number]>;

/** As many as a page lists. */
const MOST = 100;

/**
 * The people of an organisation to whom an operation was proposed, by name, those who left it or said no after the others; of each, what
 * was proposed last. By the index on the operation.
 */
export async function listGathered(
  transaction: ActingTransaction,
  { operationId, organisationId }: { readonly operationId: string; readonly organisationId: string },
): Promise<readonly GatheredPerson[]> {
  const rows = await transaction.$queryRaw`
    SELECT f.id::text AS "personFileId", f.first_name AS "firstName", f.last_name AS "lastName", p.state::text AS state,
      ARRAY(SELECT s.number FROM positioning o JOIN training_session s ON s.id = o.session_id
        JOIN operation_step t ON t.session_number = s.number AND t.operation_id = p.operation_id
        WHERE o.person_file_id = f.id AND o.organisation_id = p.organisation_id
          AND o.state NOT IN ('draft', 'rejected', 'declined', 'withdrawn', 'expired', 'obsolete', 'session_cancelled')
        ORDER BY 1) AS sessions
    FROM (
      SELECT DISTINCT ON (person_file_id) * FROM proposal
      WHERE operation_id = ${operationId}::uuid AND organisation_id = ${organisationId}::uuid
      ORDER BY person_file_id, state NOT IN ('proposed', 'joined'), created_at DESC, id) AS p
    JOIN person_file f ON f.id = p.person_file_id
    WHERE p.state::text = ANY (${[...gatheredStates]})
    ORDER BY p.state NOT IN ('proposed', 'joined'), f.last_name, f.first_name, f.id LIMIT ${MOST}::int`;
  return gatheredRows.parse(rows);
}

const nearRows = z.array(
  z.object({
    personFileId: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    town: z.string(),
    latitude: z.number(),
    longitude: z.number(),
  }),
);

/** Somebody whom an organisation follows, who agreed that their skills are read, and where they live. */
export type FollowedNear = Readonly<z.infer<typeof nearRows>[number]>;

/** More than an organisation follows near one place. */
const MOST_FOLLOWED = 2000;

/** The people of an organisation who agreed that their skills are read, and to whom an operation is not proposed. */
export async function listToPropose(
  transaction: ActingTransaction,
  { operationId, organisationId }: { readonly operationId: string; readonly organisationId: string },
): Promise<readonly FollowedNear[]> {
  const rows = await transaction.$queryRaw`
    SELECT f.id::text AS "personFileId", f.first_name AS "firstName", f.last_name AS "lastName", c.name AS town, c.latitude, c.longitude
    FROM person_file f JOIN commune c ON c.insee = f.commune_code
    WHERE f.organisation_id = ${organisationId}::uuid AND NOT f.is_restricted
      AND EXISTS (SELECT FROM skills_agreement a WHERE a.person_file_id = f.id AND a.ended_at IS NULL)
      AND NOT EXISTS (SELECT FROM proposal p WHERE p.person_file_id = f.id AND p.operation_id = ${operationId}::uuid)
    ORDER BY f.last_name, f.first_name, f.id LIMIT ${MOST_FOLLOWED}::int`;
  return nearRows.parse(rows);
}
