import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";

/**
 * What everybody reads of a session `s`: the seats left over all funders, null as soon as those of one are not communicated, and what its
 * organisation says of it. A funder whose seats nobody counts is not communicated. Counts on action_funder_pkey, session_seats_pkey and
 * managed_session_pkey.
 */
export const PUBLIC_SEATS_COLUMNS = `(SELECT json_build_object('asOf', max(seats.as_of),
          'left', CASE WHEN count(*) = count(seats.left_seats) THEN sum(seats.left_seats) END)
        FROM (SELECT funder_code FROM action_funder WHERE action_id = s.action_id
          UNION SELECT funder_code FROM session_seats WHERE session_id = s.id) AS f
        LEFT JOIN session_seats seats ON seats.session_id = s.id AND seats.funder_code = f.funder_code
        WHERE EXISTS (SELECT FROM managed_session m WHERE m.session_id = s.id)) AS counted_seats,
      (SELECT CASE WHEN m.is_closed_by_portal THEN 'published' ELSE m.state::text END FROM managed_session m WHERE m.session_id = s.id)
        AS session_state`;

const MARK = `SELECT concat_ws(' ',
      (SELECT sum((extract(epoch FROM as_of) * 1000)::bigint) FROM session_seats WHERE left_seats IS NOT NULL),
      (SELECT sum(version) FROM managed_session)) AS mark`;
const markRows = z.tuple([z.object({ mark: z.string() })]);

/** A text that changes with any number of seats left, and with the state of any managed session: instants and versions only grow. */
export async function readSeatsMark(reader: SqlReader): Promise<string> {
  const { rows } = await reader.query(MARK);
  return markRows.parse(rows)[0].mark;
}
