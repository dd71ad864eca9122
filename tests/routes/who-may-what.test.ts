import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { type ActingAs, actingFor } from "#app/access/acting.server.ts";
import { rights, type Standing } from "#app/access/can.ts";
import { openDatabase } from "#app/platform/database.server.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { onWorldInProcess, runHandler } from "#tests/support/access-suite.ts";
import { type AccessWorld, standings } from "#tests/support/access-world.ts";
import {
  buildFullOrganisation,
  type FullOrganisation,
  ROWS_OF_ORGANISATION,
} from "#tests/support/full-organisation.ts";
import { callsOf, contentOf, isGuarded } from "#tests/support/route-calls.ts";
import { readLayouts, readManifest } from "#tests/support/route-manifest.ts";
import { changeableColumns, doneTo, readTableRows } from "#tests/support/table-reach.ts";
import { createTestDatabase } from "#tests/support/test-database.ts";

/**
 * What each standing receives of each guarded page and does to each table, and the columns that the portal changes. Written anew with
 * `WRITE_RECORD=1`: what is more is a reviewed change.
 */
const FILE = "tests/routes/who-may-what.json";
const recordSchema = z.record(z.string(), z.record(z.string(), z.unknown()));
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

/** What these do to the rows of their own organisation, by table. */
async function doneToTables(): Promise<Record<string, Record<string, string>>> {
  const testDatabase = await createTestDatabase();
  const builders = openAccessBuilders(testDatabase);
  const database = openDatabase(testDatabase.appUrl);
  try {
    const own = await buildFullOrganisation(builders);
    const region = await buildFullOrganisation(builders, { kind: "region" });
    const done: Record<string, Record<string, string>> = {};
    for (const of of [own, region]) {
      const tables = await Promise.all(
        Object.keys(ROWS_OF_ORGANISATION).map((table) => readTableRows(builders, table, of)),
      );
      for (const [who, acting] of of === own ? whoActs(own) : whoActsFor(region)) {
        // One table at a time: a transaction that waits long for a connection of the pool is given up.
        const said: [string, string][] = [];
        for (const rows of tables) {
          const what = await doneTo(database, acting, rows);
          if (what.length > 0) said.push([rows.table, what.join(" ")]);
        }
        done[who] = Object.fromEntries(said);
      }
    }
    return done;
  } finally {
    await Promise.all([database.close(), builders.close()]);
    await testDatabase.drop();
  }
}

type Acts = readonly [who: Standing, acting: ActingAs];

function whoActs(own: FullOrganisation): readonly Acts[] {
  const { accountId } = own.agent;
  return [
    ["anonymous", actingFor({ kind: "anonymous" })],
    ["person", actingFor(own.person)],
    ["halfway", { accountId }],
    ["unattached", { accountId }],
    ...whoActsFor(own),
    ["agent", actingFor(own.agent.actor)],
    ["reader", actingFor(own.reader.actor)],
  ];
}

function whoActsFor({ manager, auditor }: FullOrganisation): readonly Acts[] {
  return [manager, auditor].map(({ actor }) => [actor.role, actingFor(actor)]);
}

/** The columns that the portal changes, of the tables of somebody and of those where it may not change them all. */
async function columnsChanged(): Promise<Record<string, readonly string[]>> {
  const changed: Record<string, readonly string[]> = {};
  const tables = await world.builders.query(
    `SELECT relname AS table, has_table_privilege('hub_app', oid, 'UPDATE') AS all FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`,
  );
  for (const { table, all } of tables) {
    const name = String(table);
    if (all !== true) changed[name] = await changeableColumns(world.builders, name);
    else if (name in ROWS_OF_ORGANISATION) changed[name] = ["all"];
  }
  return changed;
}

/** What a part of the record says; written first, when asked. */
async function recorded(part: string, found: unknown): Promise<unknown> {
  const record = recordSchema.parse(JSON.parse(await readFile(FILE, "utf8")));
  if (process.env["WRITE_RECORD"] !== "1") return record[part];
  await writeFile(FILE, `${JSON.stringify({ ...record, [part]: found }, null, 2)}\n`);
  return found;
}

test("the portal changes the columns that were reviewed, and no other", async () => {
  const columns = await columnsChanged();
  expect(columns).toEqual(await recorded("columns", columns));
});

test("each standing does to each table of their own organisation what was reviewed, and nothing else", async () => {
  const tables = await doneToTables();
  expect(Object.keys(tables).toSorted()).toEqual(standings.toSorted());
  expect(tables).toEqual(await recorded("tables", tables));
});

test("each standing receives the keys that were reviewed, and no other", async () => {
  const pages: Record<string, unknown> = {};
  for (const who of standings) pages[who] = await receivedBy(who);
  expect(pages).toEqual(await recorded("pages", pages));
});

test("a layout gives whoever asks the token of their forms and their own menu, and nothing else", async () => {
  const loaders = (await readLayouts()).flatMap(({ loader }) => (loader === null ? [] : [loader]));
  expect(loaders).toHaveLength(8);
  const [page] = guarded.filter(({ pattern }) => pattern === "/mon-compte");
  if (page === undefined) throw new Error("The account page is gone");
  for (const who of standings) {
    const [call] = callsOf(who, page);
    if (call === undefined) throw new Error("The account page cannot be called");
    for (const handler of loaders) {
      const keys = await keysIn(await runHandler({ ...call, handler }, await contentOf(world, call)));
      const [token, person, session, ...menu] = [...new Set(keys)].sort();
      expect([who, token, person, session]).toEqual([who, "formToken", "isPerson", "isSignedIn"]);
      expect([[], ["menu[].label", "menu[].to", "menu[].under"]]).toContainEqual(menu);
    }
  }
});
