import type { ClientBase } from "pg";
import type { z } from "zod";
import type { SqlStatement } from "./statement.ts";

/** A connection, inside the caller's read-only transaction when answers must agree with what is read next. */
export type SearchClient = Pick<ClientBase, "query">;

/** The row of a statement that always gives one. */
export async function oneRow<Row>(client: SearchClient, statement: SqlStatement, schema: z.ZodType<Row>): Promise<Row> {
  const { rows } = await client.query(statement);
  return schema.parse(rows[0]);
}
