import { request } from "node:http";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { visitorOf } from "#tests/support/portal-visitor.ts";
import { rawRequest } from "#tests/support/raw-request.ts";
import { servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";
import { askKind, routeKinds, type Verdict } from "#tests/verify/faults/route-kinds.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** Status of a GET, whatever it is. */
function statusOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    })
      .on("error", reject)
      .end();
  });
}

describe("stopping", () => {
  it("answers what was begun, then ends, while new visitors are refused", async () => {
    const portal = await servePortal(db.appUrl);
    const owner = new pg.Client({ connectionString: db.ownerUrl });
    await owner.connect();
    // The page waits for this lock, so it is under way when the stop comes.
    await owner.query("BEGIN; LOCK TABLE catalogue_version IN ACCESS EXCLUSIVE MODE");
    const underWay = statusOf(`${portal.url}/formations`);
    await expect.poll(() => waitingQueries(owner)).toBeGreaterThan(0);
    const exit = portal.stop();
    await expect.poll(() => statusOf(`${portal.url}/healthz`).catch(() => "refused")).toBe("refused");
    await owner.query("COMMIT");
    await owner.end();
    expect(await underWay).toBe(200);
    expect(await exit).toBe(0);
  });
});

describe("a database that goes away", () => {
  it("makes every kind of route a 503 that says when to come back, not the end of the process, and comes back with it", async () => {
    const portal = await servePortal(db.appUrl);
    const visitor = await visitorOf();
    const askers = { visitor, member: visitor };
    const askAll = (): Promise<readonly Verdict[]> =>
      Promise.all(routeKinds.filter(({ who }) => who === "anybody").map((kind) => askKind(portal.url, kind, askers)));
    await setConnections(db, false);
    const paused = await askAll();
    const health = await statusOf(`${portal.url}/healthz`);
    await setConnections(db, true);
    expect(paused).toEqual(paused.map(() => ({ kind: "paused" })));
    expect(health).toBe(200);
    const back = await askAll();
    expect(back).toEqual(back.map(() => ({ kind: "well" })));
    expect(await portal.stop()).toBe(0);
  });
});

describe("too many requests", () => {
  it("are a 429 in the API's shape past 120 a minute, announced by headers; pages still answer", async () => {
    const portal = await servePortal(db.appUrl, { RATE_LIMIT: "on" });
    // One after the other: all at once, a busy machine sheds some of them as a load it cannot carry.
    const answers: Response[] = [];
    for (let asked = 0; asked < 121; asked += 1) answers.push(await fetch(`${portal.url}/api/v1/nothing`));
    const last = answers.at(-1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(120);
    expect(await last?.json()).toMatchObject({ error: { code: "too-many-requests" } });
    expect(last?.headers.get("ratelimit")).toContain("r=0");
    expect(last?.headers.get("retry-after")).toMatch(/^\d+$/);
    // Naming another address in a header gives no new allowance.
    const spoofed = await rawRequest(portal.url, {
      parts: [
        "GET /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198.51.100.9\r\nConnection: close\r\n\r\n",
      ],
    });
    expect(spoofed.status).toBe(429);
    expect(await statusOf(`${portal.url}/aide`)).toBe(200);
    await portal.stop();
  });
});

async function waitingQueries(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    "SELECT count(*)::integer AS count FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM " +
      "pg_database WHERE datname = current_database())",
  );
  return rows[0]?.count ?? 0;
}

/** Lets connections in again, or cuts those there are and lets no new one in. */
async function setConnections(database: TestDatabase, areAllowed: boolean): Promise<void> {
  const name = new URL(database.superuserUrl).pathname.slice(1);
  const admin = new pg.Client({
    connectionString: new URL("/postgres", database.superuserUrl).href + new URL(database.superuserUrl).search,
  });
  await admin.connect();
  await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS ${areAllowed}`);
  if (!areAllowed) {
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  }
  await admin.end();
}
