import { mkdir } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rights, type Standing } from "#app/access/can.ts";
import { launchBrowser, openPage, type Theme } from "#tests/support/browser.ts";
import { routeCases } from "#tests/support/route-cases.ts";
import { readManifest } from "#tests/support/route-manifest.ts";
import { sessionOf, signIn } from "./access-world.ts";
import { accountVisitors, type Visitor } from "./account-states.ts";
import { organisationVisitors } from "./organisation-pages.ts";
import { problemsOf, screenshots, shoot } from "./page-checks.ts";
import { pageStates, trainingStates, widenedState } from "./page-states.ts";
import { startPortal, type TestPortal } from "./portal.ts";

/** `PICTURES=1 npm test -- e2e` leaves a picture of every state in tests/screenshots, for somebody to look at. */
const takesPictures = process.env["PICTURES"] === "1";

/** Accounts of the demonstration, whose roles have every right that opens a page. */
const members = [
  ["manager", "responsable-nord"],
  ["operator", "operatrice"],
  ["region-auditor", "auditeur-region"],
] as const;

/** The pages without a parameter of which no state was told, as the first of these who may ask for them meets them. */
async function otherVisitors({ db }: TestPortal, told: readonly Visitor[]): Promise<readonly Visitor[]> {
  const met = new Set(told.flatMap(({ states }) => states.map(({ path }) => path.split("?")[0])));
  const visitors: Visitor[] = [];
  for (const [standing, key] of members) {
    const patterns = (await readManifest()).flatMap(({ pattern, file, loader }) => {
      const isPage = file.endsWith(".tsx") && !/[:*]/.test(pattern) && isOpenTo(standing, loader?.policy);
      return isPage && (routeCases[pattern]?.page.status?.(standing) ?? 200) === 200 ? [pattern] : [];
    });
    const states = patterns
      .filter((pattern) => !met.has(pattern))
      .map((path) => ({ name: path.slice(1).replaceAll("/", "-"), path, status: 200 }));
    for (const { path } of states) met.add(path);
    if (states.length > 0) visitors.push({ token: await sessionOf(db, key), states });
  }
  return visitors;
}

function isOpenTo(standing: Standing, policy: string | null | undefined): boolean {
  const holders: Readonly<Record<string, readonly Standing[]>> = rights;
  return typeof policy === "string" && (holders[policy]?.includes(standing) ?? false);
}

/**
 * Checks every page of the portal in every state, on the demonstration region. Colours are the same at every width, and places in every
 * theme: one screen in the light and another in the dark see all there is.
 */
export function checkEveryPage(screen: { readonly theme: Theme; readonly width: number }): void {
  let portal: TestPortal;
  let browser: Browser;
  let visitors: readonly Visitor[] = [];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortal("demonstration"), launchBrowser()]);
    const states = [...pageStates, await widenedState(portal), ...(await trainingStates(portal))];
    const told = [{ token: null, states }, ...(await accountVisitors(portal)), ...(await organisationVisitors(portal))];
    visitors = [...told, ...(await otherVisitors(portal, told))];
    await mkdir(screenshots, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  it("has no accessibility violation, no error, no sideways scroll and nothing that moves", async () => {
    const found: string[] = [];
    // By its name: browsers know no passkeys at a numeric address.
    const url = portal.url.replace("127.0.0.1", "localhost");
    for (const { token, states } of visitors) {
      const watched = await openPage(browser, screen);
      if (token !== null) await signIn(watched.context, url, token);
      for (const state of states) {
        const problems = await problemsOf(watched, url, state);
        found.push(...problems.map((problem) => `${state.name} (${state.path}): ${problem}`));
        if (takesPictures) await shoot(watched.page, state, screen);
      }
      await watched.context.close();
    }
    expect(found).toEqual([]);
  }, 600_000);
}
