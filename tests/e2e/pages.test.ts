import { mkdir } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPage } from "#tests/support/browser.ts";
import { problemsOf, screenshots, shoot } from "./page-checks.ts";
import { type PageState, pageStates, trainingStates, widenedState } from "./page-states.ts";
import { startPortal, type TestPortal } from "./portal.ts";

let portal: TestPortal;
let browser: Browser;
let states: readonly PageState[] = [];

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal("demonstration"), launchBrowser()]);
  states = [...pageStates, await widenedState(portal), ...(await trainingStates(portal))];
  await mkdir(screenshots, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const views = (["light", "dark"] as const).flatMap((theme) => [320, 1280].map((width) => ({ theme, width })));

describe.each(views)("every page, $theme, $width px wide", ({ theme, width }) => {
  it("has no accessibility violation, no error, no sideways scroll and nothing that moves", async () => {
    const watched = await openPage(browser, { theme, width });
    const found: string[] = [];
    for (const state of states) {
      const problems = await problemsOf(watched, portal.url, state);
      found.push(...problems.map((problem) => `${state.name} (${state.path}): ${problem}`));
      const wider = await shoot(watched.page, state, { theme, width });
      found.push(...wider.map((problem) => `${state.name}, in its picture: ${problem}`));
    }
    await watched.context.close();
    expect(found).toEqual([]);
  }, 600_000);
});
