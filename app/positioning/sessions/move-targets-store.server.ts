import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import { recruitingSiblings } from "./recruiting-siblings-store.server.ts";

const day = readDay.nullable();

const rows = z.array(
  z.object({
    id: z.number(),
    commune: z.string(),
    startsOn: day,
    endsOn: day,
    isPermanent: z.boolean(),
    left: z.number().nullable(),
  }),
);

/** A session that somebody may be moved to. `left`: the seats left for their funder, null when they are not communicated. */
export type MoveTarget = Readonly<z.infer<typeof rows>[number]>;

/** More than a list to choose from holds. */
const MOST = 50;

/**
 * The other sessions of the same training that recruit and have not begun, of the actor's organisation, in the same Département and for
 * the same funder: the soonest first.
 */
export async function selectMoveTargets(
  transaction: ActingTransaction,
  { sessionId, funderCode, today }: { readonly sessionId: number; readonly funderCode: number; readonly today: string },
): Promise<readonly MoveTarget[]> {
  const paidBySame = Prisma.sql`JOIN action_funder f ON f.action_id = a.id AND f.funder_code = ${funderCode}::smallint
    LEFT JOIN session_seats q ON q.session_id = r.id AND q.funder_code = f.funder_code`;
  const found = await transaction.$queryRaw`
    SELECT s.id, a.commune_name AS commune, s.starts_on AS "startsOn", s.ends_on AS "endsOn", a.is_permanent AS "isPermanent",
      q.left_seats AS left
    ${recruitingSiblings({ sessionId, today }, paidBySame)}
      AND hub_session_organisation(r.id) = hub_organisation()
      AND hub_session_departement(r.id) IS NOT DISTINCT FROM hub_session_departement(here.id)
    ORDER BY s.starts_on NULLS LAST, s.id LIMIT ${MOST}::int`;
  return rows.parse(found);
}
