import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closeDatabase, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { type AccessWorld, buildAccessWorld, canariesIn, rowsOf, standings } from "#tests/support/access-world.ts";
import { type CallContent, callsOf, contentOf, isGuarded, type RouteCall, told } from "#tests/support/route-calls.ts";
import { readManifest } from "#tests/support/route-manifest.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

// This is the fault the test supposes: the table of rights says yes to everybody, and row-level security stands alone.
vi.mock("#app/access/can.ts", async (importOriginal) => ({
  ...(await importOriginal<typeof import("#app/access/can.ts")>()),
  can: () => true,
}));

const guarded = (await readManifest()).filter(isGuarded);

let db: TestDatabase;
let world: AccessWorld;

beforeAll(async () => {
  db = await createTestDatabase();
  world = await buildAccessWorld(db);
  useDatabase(openDatabase(db.appUrl));
});
afterAll(async () => {
  await closeDatabase();
  await world.builders.close();
  await db.drop();
});

/** The operator manages the invitations of all organisations, in the database too. */
const isTheRegions = ({ who, policy }: RouteCall): boolean => who === "operator" && policy === "member.invite";

/** Calls a loader or an action as Remix does; answers everything it said, the redirects and refusals included. */
async function answerOf({ handler }: RouteCall, { params, address, cookie, form }: CallContent): Promise<string> {
  const request = new Request(`http://portal.invalid${address}`, {
    headers: cookie === undefined ? {} : { Cookie: cookie },
    ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
  });
  const context = {
    nonce: "",
    requestId: "",
    isServiceDown: false,
    clientAddress: "::1",
    note: () => undefined,
    keepPrivate: () => undefined,
  };
  try {
    return JSON.stringify(await handler.run({ request, params, context }));
  } catch (thrown) {
    if (!(thrown instanceof Response)) return thrown instanceof Error ? `${thrown.stack}` : JSON.stringify(thrown);
    return [thrown.status, thrown.headers.get("Location"), await thrown.text()].join(" ");
  }
}

describe.each(standings)("with every right, %s", (who) => {
  it("reads and changes nothing of another organisation", async () => {
    for (const call of guarded.flatMap((route) => callsOf(who, route)).filter((one) => !isTheRegions(one))) {
      const content = await contentOf(world, call);
      const before = await rowsOf(world, world.foreign);
      const said = await answerOf(call, content);
      const sent = JSON.stringify(content);
      const leaked = canariesIn(before, world).filter((canary) => said.includes(canary) && !sent.includes(canary));
      expect([told(call), leaked]).toEqual([told(call), []]);
      expect(await rowsOf(world, world.foreign), told(call)).toBe(before);
    }
  });
});

it("the table of rights did say yes: a reader sees the page where members are invited", async () => {
  const [call] = guarded
    .filter(({ pattern }) => pattern === "/mon-organisation/inviter")
    .flatMap((route) => callsOf("reader", route));
  if (call === undefined) throw new Error("The page is gone");
  expect(await answerOf(call, await contentOf(world, call))).toContain("formToken");
});
