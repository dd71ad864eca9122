import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { rights, type Standing } from "#app/access/can.ts";
import { onWorldInProcess, runHandler } from "#tests/support/access-suite.ts";
import { type AccessWorld, standings } from "#tests/support/access-world.ts";
import { callsOf, contentOf, isGuarded } from "#tests/support/route-calls.ts";
import { readLayouts, readManifest } from "#tests/support/route-manifest.ts";

/** What each standing receives of each guarded page. Written anew with UPDATE_KEYS=1: a key more is a reviewed change. */
const FILE = "tests/routes/access-keys.json";
const keysSchema = z.record(z.string(), z.record(z.string(), z.array(z.string())));
/** What `data()` makes of an answer with headers of its own. */
const withHeaders = z.object({ type: z.literal("DataWithResponseInit"), data: z.unknown() });

const guarded = (await readManifest()).filter(isGuarded);

let world: AccessWorld;

onWorldInProcess((built) => {
  world = built;
});

/** The paths of every key below a value, those of the items of an array told once. */
function keysOf(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, `${path}[]`));
  if (typeof value !== "object" || value === null) return path === "" ? [] : [path];
  return Object.entries(value).flatMap(([key, below]) => keysOf(below, path === "" ? key : `${path}.${key}`));
}

/** The keys of a page's data, or the columns of a file. */
async function keysIn(answer: unknown): Promise<readonly string[]> {
  if (!(answer instanceof Response)) return keysOf(withHeaders.safeParse(answer).data?.data ?? answer);
  const [columns = ""] = (await answer.text()).split("\r\n");
  return columns.split(";");
}

/** What the pages give somebody, by route; those that answer a redirect or a refusal are left out. */
async function receivedBy(who: Standing): Promise<Record<string, readonly string[]>> {
  const received: Record<string, readonly string[]> = {};
  for (const call of guarded.flatMap((route) => callsOf(who, route))) {
    const holders: readonly Standing[] = rights[call.policy];
    if (call.method === "POST" || call.ownership !== "own" || !holders.includes(who)) continue;
    const answer = await runHandler(call, await contentOf(world, call)).catch((thrown: unknown) => {
      if (thrown instanceof Response && thrown.status < 500) return null;
      throw thrown;
    });
    const keys = [...new Set(await keysIn(answer))].sort();
    if (keys.length > 0) received[call.pattern] = keys;
  }
  return received;
}

test("each standing receives the keys that were reviewed, and no other", async () => {
  const received: Record<string, Record<string, readonly string[]>> = {};
  for (const who of standings) received[who] = await receivedBy(who);
  if (process.env["UPDATE_KEYS"] === "1") await writeFile(FILE, `${JSON.stringify(received, null, 2)}\n`);
  expect(received).toEqual(keysSchema.parse(JSON.parse(await readFile(FILE, "utf8"))));
});

test("a layout gives whoever asks the token of their forms and their own menu, and nothing else", async () => {
  const loaders = (await readLayouts()).flatMap(({ loader }) => (loader === null ? [] : [loader]));
  expect(loaders).toHaveLength(4);
  const [page] = guarded.filter(({ pattern }) => pattern === "/mon-compte");
  if (page === undefined) throw new Error("The account page is gone");
  for (const who of standings) {
    const [call] = callsOf(who, page);
    if (call === undefined) throw new Error("The account page cannot be called");
    for (const handler of loaders) {
      const keys = await keysIn(await runHandler({ ...call, handler }, await contentOf(world, call)));
      const [token, session, ...menu] = [...new Set(keys)].sort();
      expect([who, token, session]).toEqual([who, "formToken", "isSignedIn"]);
      expect([[], ["menu[].label", "menu[].to", "menu[].under"]]).toContainEqual(menu);
    }
  }
});
