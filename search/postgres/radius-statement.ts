import sql, { empty, join, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { PlaceFilter, SearchQuery } from "../query.ts";
import { radiusChoicesKm } from "../values.ts";
import { kmFrom, type SessionConditions } from "./session-conditions.ts";
import { literal, type SqlStatement, toStatement } from "./statement.ts";

/** Trainings within each of `radiusChoicesKm`. */
export const radiusRowSchema = z.object({ counts: z.array(z.int()) });

/**
 * How many trainings each distance reaches, every other filter kept. It measures every session that meets the others: `facetsStatement`
 * leaves it out, since only a circle needs it. `trainings`: the ids that match the words, null when there are none.
 */
export function radiusStatement(
  { centre }: Extract<PlaceFilter, { kind: "circle" }>,
  { always, groups }: SessionConditions,
  trainings: Sql | null,
): SqlStatement {
  const others = groups.filter(({ group }) => group !== "place").map(({ holds }) => holds);
  const source = trainings === null ? empty : sql`(${trainings}) AS m JOIN `;
  const matched = trainings === null ? empty : sql`ON s.training_id = m.id`;
  const within = radiusChoicesKm.map((km) => sql`count(*) FILTER (WHERE km <= ${literal(km)})::integer`);
  return toStatement(sql`SELECT ARRAY[${join(within, ", ")}] AS counts FROM (
      SELECT min(${kmFrom(centre)}) AS km FROM ${source}search.session s ${matched}
      WHERE ${join([...always, ...others], " AND ")} GROUP BY s.training_id) AS t`);
}

/** The centre distances are counted from, null without a circle. */
export function circleOf({ place }: SearchQuery): Extract<PlaceFilter, { kind: "circle" }> | null {
  return place?.kind === "circle" ? place : null;
}
