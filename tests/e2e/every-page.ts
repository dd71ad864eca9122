import { mkdir } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser, openPage, type Theme } from "#tests/support/browser.ts";
import { signIn } from "./access-world.ts";
import { accountVisitors, type Visitor } from "./account-states.ts";
import { organisationVisitors } from "./organisation-pages.ts";
import { problemsOf, screenshots, shoot } from "./page-checks.ts";
import { pageStates, trainingStates, widenedState } from "./page-states.ts";
import { startPortal, type TestPortal } from "./portal.ts";

/** `PICTURES=1 npm test -- e2e` leaves a picture of every state in tests/screenshots, for somebody to look at. */
const takesPictures = process.env["PICTURES"] === "1";

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
    visitors = [{ token: null, states }, ...(await accountVisitors(portal)), ...(await organisationVisitors(portal))];
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
