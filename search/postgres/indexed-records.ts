import sql, { type Sql } from "sql-template-tag";
import type { GeoPoint } from "../query.ts";
import { kmFrom, visibleOn } from "./session-conditions.ts";

/**
 * What other rooms read of the documents: tables to join, so that the planner still sees one statement. Nothing outside search/ names the
 * schema itself.
 */

/** The sessions one may still enter on a day: `training_id, id, starts_on, is_closed, km`. Read by `training_id`. */
export function openSessions({ today, centre }: { readonly today: string; readonly centre: GeoPoint | null }): Sql {
  return sql`(SELECT s.training_id, s.id, s.starts_on, s.recruits_until < ${today}::date AS is_closed, ${kmFrom(centre)} AS km
    FROM search.session s WHERE ${visibleOn(today)})`;
}

/** The sessions a search can meet, whatever the day: `training_id, id, visible_until, is_visible`. Read by `training_id, id`. */
export function indexedSessions(today: string): Sql {
  return sql`(SELECT s.training_id, s.id, s.visible_until, ${visibleOn(today)} AS is_visible
    FROM search.session s WHERE EXISTS (SELECT FROM search.training d WHERE d.id = s.training_id))`;
}

/** The blocks that the sessions people may see teach: `training_id, code`. Reads the sessions whole. */
export function taughtBlocks(today: string): Sql {
  return sql`(SELECT DISTINCT s.training_id, b.code FROM search.session s, unnest(s.blocks) AS b(code) WHERE ${visibleOn(today)})`;
}

/** How many trainings have a document, as the planner knows it: counting 100,000 rows at each probe would cost more than it says. */
export const estimatedTrainings = sql`(CASE WHEN EXISTS (SELECT FROM search.training)
  THEN greatest((SELECT reltuples FROM pg_class WHERE oid = 'search.training'::regclass), 1) ELSE 0 END::integer)`;
