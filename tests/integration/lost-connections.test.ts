import { createServer, type Server, type Socket } from "node:net";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openPool, type WaitLimits } from "#app/platform/connections.server.ts";
import { isServiceDown } from "#app/platform/http/service-down.ts";
import { CommitInDoubt, inSnapshot, inTransaction, withPoolClient } from "#app/platform/transaction.server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let db: TestDatabase;
let superuser: pg.Client;
const pools: pg.Pool[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  superuser = new pg.Client({ connectionString: db.superuserUrl });
  await superuser.connect();
  await superuser.query("CREATE TABLE kept (what text); GRANT ALL ON kept TO hub_app");
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
  await superuser.query("DELETE FROM kept");
});
afterAll(async () => {
  await superuser.end();
  await db.drop();
});

/** One connection at most: the next work gets the one before, or shows that it was thrown away. */
function open(waits?: WaitLimits, connectionString = db.appUrl): pg.Pool {
  const pool = openPool({ connectionString, max: 1 }, waits);
  pools.push(pool);
  return pool;
}

async function pidOf(client: pg.Client | pg.Pool): Promise<number> {
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return rows[0]?.pid ?? 0;
}

/** Cuts a connection that is taken out and says nothing, and waits until the client was told. */
async function cut(client: pg.Client): Promise<void> {
  const pid = await pidOf(client);
  const told = new Promise((resolve) => client.once("end", () => resolve(undefined)));
  await superuser.query("SELECT pg_terminate_backend($1)", [pid]);
  await told;
}

const written = async (): Promise<readonly unknown[]> => (await superuser.query("SELECT what FROM kept")).rows;
const write = (client: pg.Client, what: string): Promise<unknown> =>
  client.query("INSERT INTO kept VALUES ($1)", [what]);
const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => undefined).catch((error: unknown) => error);

test.each([
  ["a transaction", inTransaction],
  ["a snapshot", inSnapshot],
  ["a borrowed connection", withPoolClient],
])("a connection cut between two statements of %s fails the next one, and the pool goes on", async (_what, run) => {
  const pool = open();
  const error = await errorOf(
    run(pool, async (client) => {
      await cut(client);
      await client.query("SELECT 1");
    }),
  );
  expect(isServiceDown(error)).toBe(true);
  expect(await pidOf(pool)).toBeGreaterThan(0);
});

test("the error of the work is the one that is told, even when the connection is lost with it", async () => {
  const error = new Error("the work's own");
  const work = inTransaction(open(), async (client) => {
    await cut(client);
    throw error;
  });
  await expect(work).rejects.toBe(error);
});

test("a work that throws writes nothing, and its connection serves again", async () => {
  const pool = open();
  const before = await pidOf(pool);
  await expect(
    inTransaction(pool, async (client) => {
      await write(client, "thrown");
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await written()).toEqual([]);
  expect(await pidOf(pool)).toBe(before);
});

test("an answer that is not kept is answered, and what it wrote is not there", async () => {
  const work = async (client: pg.Client): Promise<string> => {
    await write(client, "planned");
    return "refused";
  };
  const isKept = (answer: string): boolean => answer !== "refused";
  expect(await inTransaction(open(), work, isKept)).toBe("refused");
  expect(await written()).toEqual([]);
});

test("a failed statement that the work swallowed is not taken for a commit", async () => {
  const work = inTransaction(open(), async (client) => {
    await write(client, "lost");
    await client.query("SELECT 1/0").catch(() => undefined);
  });
  await expect(work).rejects.toThrow(/rolled back/);
  expect(await written()).toEqual([]);
});

test("a connection left inside a transaction is never lent again", async () => {
  const pool = open();
  const left = await withPoolClient(pool, async (client) => {
    await client.query("BEGIN");
    return pidOf(client);
  });
  expect(await pidOf(pool)).not.toBe(left);
});

test("a commit whose answer is lost is said to be in doubt", async () => {
  await superuser.query(`
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      $$BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); RETURN NULL; END$$;
    CREATE CONSTRAINT TRIGGER die AFTER INSERT ON kept DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()`);
  const error = await errorOf(inTransaction(open(), (client) => write(client, "doubtful")));
  await superuser.query("DROP TRIGGER die ON kept; DROP FUNCTION die()");
  expect(error).toBeInstanceOf(CommitInDoubt);
  expect(isServiceDown(error)).toBe(true);
});

test("a commit refused because another transaction came first is rolled back, not in doubt", async () => {
  await superuser.query(`
    CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS
      $$BEGIN RAISE EXCEPTION 'another came first' USING ERRCODE = '40001'; END$$;
    CREATE CONSTRAINT TRIGGER late AFTER INSERT ON kept DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late()`);
  const error = await errorOf(inTransaction(open(), (client) => write(client, "second")));
  await superuser.query("DROP TRIGGER late ON kept; DROP FUNCTION late()");
  expect(error).not.toBeInstanceOf(CommitInDoubt);
  expect(error).toMatchObject({ code: "40001" });
  expect(await written()).toEqual([]);
});

test.each([
  ["at once", 0],
  ["after nobody used the connection for longer than that", 0.5],
])("a server that stops answering %s is given up, and its connection thrown away", async (_when, idleSeconds) => {
  const pool = open({ connectionMs: 3000, answerMs: 200 });
  const frozen = await pidOf(pool);
  await superuser.query("SELECT pg_sleep($1)", [idleSeconds]);
  process.kill(frozen, "SIGSTOP");
  try {
    const error = await errorOf(inTransaction(pool, (client) => client.query("SELECT 1")));
    expect(error).toMatchObject({ code: "ETIMEDOUT" });
    expect(isServiceDown(error)).toBe(true);
    expect(await pidOf(pool)).not.toBe(frozen);
  } finally {
    process.kill(frozen, "SIGCONT");
  }
});

test("a connection that nobody uses may stay silent", async () => {
  const pool = open({ connectionMs: 3000, answerMs: 50 });
  const before = await pidOf(pool);
  await superuser.query("SELECT pg_sleep(0.3)");
  expect(await pidOf(pool)).toBe(before);
  const inside = await inTransaction(pool, async (client) => {
    await superuser.query("SELECT pg_sleep(0.3)");
    return pidOf(client);
  });
  expect(inside).toBe(before);
});

test("a server that accepts a connection and says nothing is given up", async () => {
  const sockets: Socket[] = [];
  const mute = await new Promise<Server>((resolve) => {
    const server = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1", () => resolve(server));
  });
  const address = mute.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const pool = open({ connectionMs: 200, answerMs: 200 }, `postgresql://hub_app@127.0.0.1:${port}/hub`);
  expect(isServiceDown(await errorOf(pool.query("SELECT 1")))).toBe(true);
  for (const socket of sockets) socket.destroy();
  mute.close();
});
