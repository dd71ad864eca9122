import { createHash } from "node:crypto";

type SqlValue = string | number | boolean | null | readonly string[] | readonly number[] | readonly boolean[];

/** A piece of SQL with its parameters, to be put into another. */
export interface SqlFragment {
  readonly kind: "sql";
  readonly strings: readonly string[];
  readonly values: readonly SqlValue[];
}

/** SQL whose holes are parameters or other pieces; a value from outside can only become a parameter. */
export function sql(strings: TemplateStringsArray, ...holes: readonly (SqlValue | SqlFragment)[]): SqlFragment {
  const texts: string[] = [strings[0] ?? ""];
  const values: SqlValue[] = [];
  holes.forEach((hole, index) => {
    const after = strings[index + 1] ?? "";
    if (!isFragment(hole)) {
      values.push(hole);
      texts.push(after);
      return;
    }
    const [first = "", ...others] = hole.strings;
    texts[texts.length - 1] += first;
    texts.push(...others);
    values.push(...hole.values);
    texts[texts.length - 1] += after;
  });
  return { kind: "sql", strings: texts, values };
}

export const nothing: SqlFragment = { kind: "sql", strings: [""], values: [] };

/** A number written into the text: for limits, which the planner must know to keep one plan for all the questions of a kind. */
export function literal(value: number): SqlFragment {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return { kind: "sql", strings: [String(value)], values: [] };
}

/** Pieces one after the other, with fixed SQL between them. */
export function joinSql(pieces: readonly SqlFragment[], separator: " AND " | ", " | " + " | " | "): SqlFragment {
  const between: SqlFragment = { kind: "sql", strings: [separator], values: [] };
  return pieces.reduce((whole, piece, index) => (index === 0 ? piece : sql`${whole}${between}${piece}`), nothing);
}

/** A statement as node-postgres takes it. Named, so that the server parses it once per connection. */
export interface SqlStatement {
  readonly name?: string;
  readonly text: string;
  readonly values: SqlValue[];
}

const MAX_NAMED_STATEMENTS = 200;
const names = new Map<string, string>();

/** Names are digests of the text, under PostgreSQL's 63 characters; beyond a cap statements stay nameless, servers keep each named one. */
export function toStatement(fragment: SqlFragment): SqlStatement {
  const text = fragment.strings.reduce((whole, part, index) => `${whole}$${index}${part}`);
  const values = [...fragment.values];
  const known = names.get(text);
  if (known !== undefined) return { name: known, text, values };
  if (names.size >= MAX_NAMED_STATEMENTS) return { text, values };
  const name = `search_${createHash("sha256").update(text).digest("hex").slice(0, 20)}`;
  names.set(text, name);
  return { name, text, values };
}

function isFragment(hole: SqlValue | SqlFragment): hole is SqlFragment {
  return typeof hole === "object" && hole !== null && "kind" in hole;
}
