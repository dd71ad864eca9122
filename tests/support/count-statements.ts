import type pg from "pg";
import type { Database } from "#app/platform/database.server.ts";

/** How many statements a work sends to the server. Called before the database opens a connection. */
export function statementCounter(db: Database): (work: () => Promise<unknown>) => Promise<number> {
  let statements = 0;
  db.pool.on("connect", (client: pg.PoolClient) => {
    client.query = new Proxy(client.query, {
      apply(query, self, args) {
        statements += 1;
        return Reflect.apply(query, self, args);
      },
    });
  });
  return async (work) => {
    const before = statements;
    await work();
    return statements - before;
  };
}
