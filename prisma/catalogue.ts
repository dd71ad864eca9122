import { withConnection } from "#app/platform/connections.server.ts";

/**
 * What the schema language does not see, as one sorted line per object: constraints, indexes, triggers, functions,
 * policies, columns and row security of the schemas `public` and `search`.
 */
const CATALOGUE = `
WITH area AS (SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('public', 'search'))
SELECT line FROM (
  SELECT 'constraint ' || c.conrelid::regclass || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid) AS line
    FROM pg_constraint c JOIN area ON area.oid = c.connamespace
  UNION ALL
  SELECT 'index ' || i.indexdef FROM pg_indexes i JOIN area ON area.nspname = i.schemaname
  UNION ALL
  SELECT 'trigger ' || pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text FROM pg_trigger t
    JOIN pg_class k ON k.oid = t.tgrelid JOIN area ON area.oid = k.relnamespace WHERE NOT t.tgisinternal
  UNION ALL
  SELECT 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p JOIN area ON area.oid = p.pronamespace
    WHERE p.prokind IN ('f', 'p')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  UNION ALL
  SELECT 'policy ' || to_jsonb(y)::text FROM pg_policies y JOIN area ON area.nspname = y.schemaname
  UNION ALL
  SELECT 'column ' || a.attrelid::regclass || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || coalesce(' = ' || pg_get_expr(d.adbin, d.adrelid), '')
    FROM pg_attribute a JOIN pg_class k ON k.oid = a.attrelid JOIN area ON area.oid = k.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE k.relkind IN ('r', 'v', 'm', 'p') AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT 'row security ' || k.oid::regclass || ' ' || k.relrowsecurity || ' ' || k.relforcerowsecurity
    FROM pg_class k JOIN area ON area.oid = k.relnamespace WHERE k.relkind IN ('r', 'p')
) AS catalogue ORDER BY line COLLATE "C"`;

/** The catalogue of a database, one line per object. */
export async function readCatalogue(url: string): Promise<readonly string[]> {
  return withConnection(url, async (client) => {
    // An empty search path makes PostgreSQL print every name in full, whoever asks.
    await client.query("SET search_path = ''");
    const { rows } = await client.query<{ line: string }>(CATALOGUE);
    return rows.map(({ line }) => line);
  });
}

/** What sets a database apart from a freshly migrated one; empty lists when they agree. */
export interface CatalogueDifference {
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
}

/** Compares two catalogues of the same PostgreSQL version (older versions word definitions otherwise). */
export function compareCatalogues(actual: readonly string[], expected: readonly string[]): CatalogueDifference {
  const actualLines = new Set(actual);
  const expectedLines = new Set(expected);
  return {
    missing: expected.filter((line) => !actualLines.has(line)),
    unexpected: actual.filter((line) => !expectedLines.has(line)),
  };
}
