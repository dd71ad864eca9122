import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccessWorld, buildAccessWorld, canariesIn, rowsOf, standings } from "#tests/support/access-world.ts";
import { ROWS_OF_ORGANISATION } from "#tests/support/full-organisation.ts";
import { askPortal } from "#tests/support/portal-visitor.ts";
import { callsOf, contentOf, isGuarded, reachesForeign, told } from "#tests/support/route-calls.ts";
import { dataAddressOf } from "#tests/support/route-cases.ts";
import { readManifest } from "#tests/support/route-manifest.ts";
import { type ServedPortal, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const guarded = (await readManifest()).filter(isGuarded);

let db: TestDatabase;
let world: AccessWorld;
let portal: ServedPortal;

// This is the fault the test supposes: row-level security is off everywhere, and the code stands alone.
beforeAll(async () => {
  db = await createTestDatabase();
  world = await buildAccessWorld(db);
  for (const table of Object.keys(ROWS_OF_ORGANISATION)) {
    await world.builders.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await world.builders.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
  }
  portal = await servePortal(db.appUrl);
});
afterAll(async () => {
  await portal.stop();
  await world.builders.close();
  await db.drop();
});

it("no table is under row-level security any more", async () => {
  expect(
    await world.builders.query(
      "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace",
    ),
  ).toEqual([]);
});

describe.each(standings)("without row-level security, %s", (who) => {
  it("reads and changes nothing of another organisation", async () => {
    for (const call of guarded.flatMap((route) => callsOf(who, route))) {
      if (reachesForeign(world, call)) continue;
      const { address, cookie, form, ...rest } = await contentOf(world, call);
      const before = await rowsOf(world, world.foreign);
      const { body } = await askPortal(portal.url, {
        path: call.hasPage ? dataAddressOf(address) : address,
        ...(cookie === undefined ? {} : { cookie }),
        ...(form === undefined ? {} : { form }),
      });
      const sent = JSON.stringify({ address, form, rest });
      const leaked = canariesIn(before, world).filter((canary) => body.includes(canary) && !sent.includes(canary));
      expect.soft([told(call), leaked]).toEqual([told(call), []]);
      expect.soft(await rowsOf(world, world.foreign), told(call)).toBe(before);
    }
  });
});

it("the portal did answer: a manager reads their own organisation, and may end a membership of it", async () => {
  const routes = guarded.filter(({ pattern }) => pattern.startsWith("/mon-organisation"));
  const calls = routes.flatMap((route) => callsOf("manager", route)).filter(({ ownership }) => ownership === "own");
  for (const call of calls) {
    const { address: path, cookie = "", form } = await contentOf(world, call);
    const { status } = await askPortal(portal.url, { path, cookie, ...(form === undefined ? {} : { form }) });
    expect([told(call), status]).toEqual([told(call), form === undefined ? 200 : 303]);
  }
});
