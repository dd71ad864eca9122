import { describe, expect, it, vi } from "vitest";
import { onWorldInProcess, runHandler } from "#tests/support/access-suite.ts";
import { type AccessWorld, canariesIn, rowsOf, standings } from "#tests/support/access-world.ts";
import {
  type CallContent,
  type CallThings,
  callsOf,
  contentOf,
  inTurns,
  isGuarded,
  type RouteCall,
  thingsOf,
  told,
} from "#tests/support/route-calls.ts";
import { readManifest } from "#tests/support/route-manifest.ts";

// This is the fault the test supposes: the table of rights says yes to everybody, and row-level security stands alone.
vi.mock("#app/access/can.ts", async (importOriginal) => ({
  ...(await importOriginal<typeof import("#app/access/can.ts")>()),
  can: () => true,
}));

const guarded = (await readManifest()).filter(isGuarded);

let world: AccessWorld;

onWorldInProcess((built) => {
  world = built;
});

/** What the database, too, lets the Region do for all organisations. */
const REGIONS: Readonly<Record<string, readonly string[]>> = {
  operator: [
    "opening.read",
    "member.invite",
    "account.assist",
    "authorisation.read",
    "authorisation.decide",
    "agreement.record",
  ],
  "region-auditor": ["authorisation.read"],
};
const isTheRegions = ({ who, policy, way }: RouteCall): boolean =>
  (REGIONS[who]?.includes(policy) ?? false) || (way.ofAll?.includes(who) ?? false);

/** Everything a loader or an action said, the redirects and refusals included. */
async function answerOf(call: RouteCall, content: CallContent): Promise<string> {
  try {
    return JSON.stringify(await runHandler(call, content));
  } catch (thrown) {
    if (!(thrown instanceof Response)) return thrown instanceof Error ? `${thrown.stack}` : JSON.stringify(thrown);
    return [thrown.status, thrown.headers.get("Location"), await thrown.text()].join(" ");
  }
}

describe.each(standings)("with every right, %s", (who) => {
  it("reads and changes nothing of another organisation", async () => {
    const calls = guarded.flatMap((route) => callsOf(who, route)).filter((one) => !isTheRegions(one));
    const things = new Map<RouteCall, CallThings>();
    for (const call of calls) things.set(call, await thingsOf(world, call));
    const before = await rowsOf(world, world.foreign);
    const canaries = canariesIn(before, world);
    await inTurns(calls, async (call) => {
      const content = await contentOf(world, call, things.get(call));
      const said = await answerOf(call, content);
      const sent = JSON.stringify(content);
      const leaked = canaries.filter((canary) => said.includes(canary) && !sent.includes(canary));
      expect.soft([told(call), leaked]).toEqual([told(call), []]);
    });
    expect(await rowsOf(world, world.foreign)).toBe(before);
  });
});

it("the table of rights did say yes: a reader sees the page where members are invited", async () => {
  const [call] = guarded
    .filter(({ pattern }) => pattern === "/mon-organisation/inviter")
    .flatMap((route) => callsOf("reader", route));
  if (call === undefined) throw new Error("The page is gone");
  expect(await answerOf(call, await contentOf(world, call))).toBe('{"initial":{}}');
});
