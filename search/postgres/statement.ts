import { createHash } from "node:crypto";
import { raw, type Sql } from "sql-template-tag";

/** A number written into the text: for limits, which the planner must know to keep one plan for all the questions of a kind. */
export function literal(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return raw(String(value));
}

/** A statement as node-postgres takes it. Named, so that the server parses it once per connection. */
export interface SqlStatement {
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

const MAX_NAMED_STATEMENTS = 200;
const names = new Map<string, string>();

/** Names are digests of the text, under PostgreSQL's 63 characters; beyond a cap statements stay nameless, servers keep each named one. */
export function toStatement({ text, values }: Sql): SqlStatement {
  const known = names.get(text);
  if (known !== undefined) return { name: known, text, values };
  if (names.size >= MAX_NAMED_STATEMENTS) return { text, values };
  const name = `search_${createHash("sha256").update(text).digest("hex").slice(0, 20)}`;
  names.set(text, name);
  return { name, text, values };
}
