import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rights, type Standing } from "#app/access/can.ts";
import { type AccessWorld, buildAccessWorld, standings } from "#tests/support/access-world.ts";
import { askPortal, lasting, type PortalAnswer } from "#tests/support/portal-visitor.ts";
import {
  callsOf,
  contentOf,
  isGuarded,
  personOf,
  type RouteCall,
  reachesForeign,
  told,
} from "#tests/support/route-calls.ts";
import { addressOf, dataAddressOf, routeCases } from "#tests/support/route-cases.ts";
import { readManifest } from "#tests/support/route-manifest.ts";
import { type ServedPortal, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const manifest = await readManifest();
const guarded = manifest.filter(isGuarded);
const open = manifest.filter((route) => !isGuarded(route));

let db: TestDatabase;
let world: AccessWorld;
let portal: ServedPortal;

beforeAll(async () => {
  db = await createTestDatabase();
  world = await buildAccessWorld(db);
  portal = await servePortal(db.appUrl);
});
afterAll(async () => {
  await portal.stop();
  await world.builders.close();
  await db.drop();
});
// What is tried in vain here is no attack.
beforeEach(() => world.builders.query("DELETE FROM sign_in_throttle"));

async function make(call: RouteCall, isData: boolean): Promise<PortalAnswer> {
  const { address, cookie, form } = await contentOf(world, call);
  return askPortal(portal.url, {
    path: isData ? dataAddressOf(address) : address,
    ...(cookie === undefined ? {} : { cookie }),
    ...(form === undefined ? {} : { form }),
  });
}

/** What the table of rights says of a call: a status, and where whoever must sign in first is sent. */
function expected(call: RouteCall): string {
  const { policy, way, who, ownership, method } = call;
  const holders: readonly Standing[] = rights[policy];
  if (!holders.includes(who)) {
    if (who === "anonymous") return "303 to sign in";
    return who === "halfway" ? "303 to the second factor" : "404";
  }
  if (way.about !== undefined && ownership !== "own" && !reachesForeign(world, call)) return "404";
  return String(way.status?.(who) ?? (method === "GET" ? 200 : 303));
}

function seen({ status, location }: PortalAnswer, { policy }: RouteCall): string {
  if (status === 303 && location?.startsWith("/connexion?suite=")) return "303 to sign in";
  // A route that halfway actors may call sends them there by itself: that is its own answer, not a refusal.
  const holders: readonly Standing[] = rights[policy];
  const isSecondStep = location === "/connexion/code" && !holders.includes("halfway");
  return status === 303 && isSecondStep ? "303 to the second factor" : String(status);
}

it("every route of the manifest has a way of being called, and nothing else has", () => {
  expect(Object.keys(routeCases).sort()).toEqual(manifest.map(({ pattern }) => pattern).sort());
  const withoutForm = manifest.filter(({ action, pattern }) => action && routeCases[pattern]?.forms.length === 0);
  expect(withoutForm).toEqual([]);
});

describe.each(standings)("%s", (who) => {
  it("gets of each guarded route what the table of rights says, as a page, as data and by form", async () => {
    const unexpected: string[] = [];
    for (const call of guarded.flatMap((route) => callsOf(who, route))) {
      for (const isData of call.method === "GET" && !call.hasPage ? [false] : [false, true]) {
        const answer = await make(call, isData);
        const [got, wanted] = [seen(answer, call), expected(call)];
        const kept = answer.headers.get("Cache-Control");
        const where = `${told(call)}${isData ? " .data" : ""}`;
        if (got !== wanted) unexpected.push(`${where}: ${got}, not ${wanted} (${answer.location})`);
        if (kept !== "no-store") unexpected.push(`${where}: Cache-Control ${kept}`);
      }
    }
    expect(unexpected).toEqual([]);
  });

  it("gets of each open route what everybody gets, and no cookie", async () => {
    const cookie = await cookieFor(who);
    for (const { pattern } of open) {
      const way = routeCases[pattern]?.page;
      const subject = { world, who, person: personOf(world, who), ownership: "none" } as const;
      const path = addressOf(pattern, (await way?.params?.(subject)) ?? {});
      const answer = await askPortal(portal.url, { path, cookie });
      expect([pattern, answer.status]).toEqual([pattern, way?.status?.(who) ?? 200]);
      expect(answer.headers.get("Set-Cookie")).toBeNull();
      expect((await askPortal(portal.url, { path, cookie, form: {} })).status).toBeGreaterThanOrEqual(400);
    }
  });
});

async function cookieFor(who: Standing): Promise<string> {
  const person = world.people.get(who);
  return person === undefined ? "nothing=1" : (await world.openSession(person)).cookie;
}

it.each(standings)("for %s, what is somebody else's and what does not exist are one answer", async (who) => {
  const calls = guarded.flatMap((route) => callsOf(who, route)).filter(({ ownership }) => ownership === "foreign");
  expect(calls).not.toEqual([]);
  for (const foreign of calls.filter((call) => !reachesForeign(world, call))) {
    const [theirs, nobodys] = [await make(foreign, false), await make({ ...foreign, ownership: "none" }, false)];
    expect([told(foreign), theirs.status]).toEqual([told(foreign), nobodys.status]);
    expect(lasting(theirs.body)).toBe(lasting(nobodys.body));
  }
});
