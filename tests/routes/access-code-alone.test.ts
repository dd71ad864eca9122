import { describe, expect, it } from "vitest";
import { rights, type Standing } from "#app/access/can.ts";
import { onServedWorld, type ServedWorld } from "#tests/support/access-suite.ts";
import { type AccessWorld, canariesIn, rowsOf, standings } from "#tests/support/access-world.ts";
import { ROWS_OF_ORGANISATION } from "#tests/support/full-organisation.ts";
import { askPortal } from "#tests/support/portal-visitor.ts";
import {
  type CallThings,
  callsOf,
  contentOf,
  inTurns,
  isGuarded,
  isTheRegions,
  type RouteCall,
  thingsOf,
  told,
} from "#tests/support/route-calls.ts";
import { dataAddressOf } from "#tests/support/route-cases.ts";
import { readManifest } from "#tests/support/route-manifest.ts";

const guarded = (await readManifest()).filter(isGuarded);

let world: AccessWorld;
let portal: ServedWorld["portal"];

// This is the fault the test supposes: row-level security is off everywhere, and the code stands alone.
async function withoutRowSecurity({ builders }: AccessWorld): Promise<void> {
  for (const table of Object.keys(ROWS_OF_ORGANISATION)) {
    await builders.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await builders.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
  }
}

onServedWorld((served) => {
  ({ world, portal } = served);
}, withoutRowSecurity);

function mayAsk({ policy, who }: RouteCall): boolean {
  const holders: readonly Standing[] = rights[policy];
  return holders.includes(who);
}

it("no table is under row-level security any more", async () => {
  expect(
    await world.builders.query(
      "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace",
    ),
  ).toEqual([]);
});

describe.each(standings)("without row-level security, %s", (who) => {
  it("reads and changes nothing of another organisation", async () => {
    // What the table of rights refuses to a standing is refused before anything is read: the matrix shows it.
    const calls = guarded
      .flatMap((route) => callsOf(who, route))
      .filter((call) => mayAsk(call) && !isTheRegions(world, call));
    const things = new Map<RouteCall, CallThings>();
    for (const call of calls) things.set(call, await thingsOf(world, call));
    const before = await rowsOf(world, world.foreign);
    const canaries = canariesIn(before, world);
    await inTurns(calls, async (call) => {
      const { address, cookie, form, params } = await contentOf(world, call, things.get(call));
      const { body } = await askPortal(portal.url, {
        path: call.hasPage ? dataAddressOf(address) : address,
        ...(cookie === undefined ? {} : { cookie }),
        ...(form === undefined ? {} : { form }),
      });
      const sent = JSON.stringify({ address, form, params });
      const leaked = canaries.filter((canary) => body.includes(canary) && !sent.includes(canary));
      expect.soft([told(call), leaked]).toEqual([told(call), []]);
    });
    expect(await rowsOf(world, world.foreign)).toBe(before);
  });
});

it("the portal did answer: a manager reads their own organisation, and may end a membership of it", async () => {
  const routes = guarded.filter(({ pattern }) => pattern.startsWith("/mon-organisation"));
  const calls = routes
    .flatMap((route) => callsOf("manager", route))
    .filter((call) => call.ownership === "own" && mayAsk(call));
  for (const call of calls) {
    const { address: path, cookie = "", form } = await contentOf(world, call);
    const { status } = await askPortal(portal.url, { path, cookie, ...(form === undefined ? {} : { form }) });
    expect([told(call), status]).toEqual([
      told(call),
      call.way.status?.("manager") ?? (form === undefined ? 200 : 303),
    ]);
  }
});
