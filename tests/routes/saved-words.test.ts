import { expect, it } from "vitest";
import { z } from "zod";
import type { Standing } from "#app/access/can.ts";
import { agreementsPage } from "#app/content/agreements.ts";
import { onServedWorld, type ServedWorld } from "#tests/support/access-suite.ts";
import type { AccessWorld } from "#tests/support/access-world.ts";
import { askPortal, cookieOf } from "#tests/support/portal-visitor.ts";
import { callsOf, contentOf, isGuarded, personOf, type RouteCall } from "#tests/support/route-calls.ts";
import { readManifest } from "#tests/support/route-manifest.ts";

let world: AccessWorld;
let portal: ServedWorld["portal"];

onServedWorld((served) => {
  ({ world, portal } = served);
});

/** The forms of a space, as these send them about what is their own. */
async function callsOfForms(...standings: readonly Standing[]): Promise<readonly RouteCall[]> {
  const routes = (await readManifest()).filter(isGuarded);
  return standings
    .flatMap((who) => routes.flatMap((route) => callsOf(who, route)))
    .filter(({ method, ownership }) => method === "POST" && ownership === "own");
}

const contents = import.meta.glob<Record<string, unknown>>("/app/content/*.ts", { eager: true });
const pageWords = z.object({ saved: z.record(z.string(), z.string()) });

/** What the pages say of what was saved, by the word that the address says of it. */
const wordsOfPages = Object.values(contents).flatMap((content) =>
  Object.values(content).flatMap((words) => Object.entries(pageWords.safeParse(words).data?.saved ?? {})),
);

it("the page that a saved form leads to says what was saved", async () => {
  const said: (readonly [string, string])[] = [];
  for (const call of await callsOfForms("manager", "operator", "person")) {
    const { address, cookie = "", form = {} } = await contentOf(world, call);
    const saved = await askPortal(portal.url, { path: address, cookie, form });
    const [page, word] = saved.location?.split("?fait=") ?? [];
    if (page === undefined || word === undefined || page === "/connexion") continue;
    // Who works in another organisation from now on has another session.
    const shown = { path: `${page}?fait=${word}`, cookie: cookieOf(saved.headers.get("Set-Cookie")) || cookie };
    const { body } = await askPortal(portal.url, shown);
    const [, words = `${shown.path} says nothing`] =
      /<div class="mb-6" role="status"><div class="notice">([^<]+)</.exec(body) ?? [];
    said.push([word, words]);
  }
  expect(said.length).toBeGreaterThan(10);
  for (const each of said) expect(wordsOfPages).toContainEqual(each);
});

it("the page of agreements says that one was saved", async () => {
  const { cookie } = await world.openSession(personOf(world, "operator"));
  const path = "/mon-organisation/conventions?fait=convention-enregistree";
  expect((await askPortal(portal.url, { path, cookie })).body).toContain(
    agreementsPage.saved["convention-enregistree"],
  );
});

it("no word of what was saved is said twice, in two ways", () => {
  const words = wordsOfPages.map(([word]) => word);
  expect(words.toSorted()).toEqual([...new Set(words)].sort());
});
