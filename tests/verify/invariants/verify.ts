import { withConnection } from "#app/platform/connections.server.ts";
import { openEmbeddedDatabase } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { HUB_DATABASE } from "#app/platform/embedded-postgres/roles.server.ts";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { withDatabaseName } from "#prisma/migration-adapter.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { invariants } from "./invariants.ts";

const PASSES_POLICIES = "SELECT rolsuper OR rolbypassrls AS passes FROM pg_roles WHERE rolname = current_user";

/**
 * `verify invariants`: what must never be found, counted on the portal's own database: the embedded one of DATA_DIR, or that of
 * DATABASE_OWNER_URL by a login that passes by row-level security, since any other would count nothing.
 */
export async function verify(_options: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  const { DATA_DIR, DATABASE_OWNER_URL: given } = parseEnvironment(process.env);
  const embedded = given === undefined ? await openEmbeddedDatabase(DATA_DIR) : undefined;
  const url = given ?? withDatabaseName(embedded?.superuserUrl ?? "", HUB_DATABASE);
  try {
    await withConnection(url, async (client) => {
      const { rows } = await client.query<{ passes: boolean }>(PASSES_POLICIES);
      if (rows[0]?.passes !== true) throw new Error("DATABASE_OWNER_URL: a login that passes by row-level security");
      await countAll(async (sql) => Number(Object.values((await client.query(sql)).rows[0] ?? {})[0]), print);
    });
  } finally {
    await embedded?.release();
  }
}

/** Counts each, one line an invariant. */
export async function countAll(
  count: (sql: string) => Promise<number>,
  print: (line: VerifyLine) => void,
  runs = 1,
): Promise<void> {
  for (const [name, sql] of Object.entries(invariants)) {
    const startedAt = performance.now();
    const violations = await count(sql);
    const durationMs = Math.round(performance.now() - startedAt);
    print({ check: `invariants: ${name}`, runs, violations, detail: "", seed: 0, durationMs, ok: violations === 0 });
  }
}
