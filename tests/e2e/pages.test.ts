import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  accessibilityFaults,
  launchBrowser,
  layoutShift,
  openPage,
  type Theme,
  type WatchedPage,
} from "#tests/support/browser.ts";
import { type PageState, pageStates, trainingStates, widenedState } from "./page-states.ts";
import { startPortal, type TestPortal } from "./portal.ts";

const screenshots = fileURLToPath(new URL("../screenshots", import.meta.url));
const phoneShotWidth = 360;

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
      const problems = await problemsOf(watched, state);
      found.push(...problems.map((problem) => `${state.name} (${state.path}): ${problem}`));
      await shoot(watched.page, state, { theme, width });
    }
    await watched.context.close();
    expect(found).toEqual([]);
  }, 600_000);
});

async function problemsOf({ page, faults }: WatchedPage, state: PageState): Promise<string[]> {
  faults.length = 0;
  const response = await page.goto(portal.url + state.path, { waitUntil: "networkidle" });
  const problems = faults.filter((fault) => !isExpected(fault, state));
  if (response?.status() !== state.status) problems.push(`status ${response?.status()}`);
  const shift = await layoutShift(page);
  if (shift > 0) problems.push(`layout shift ${shift}`);
  if ((await page.locator("h1").count()) !== 1) problems.push("not exactly one h1");
  if ((await page.getByText("0 800 02 60 80").count()) === 0) problems.push("no phone number");
  const text = (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
  if (state.says !== undefined && !text.includes(state.says)) {
    problems.push(`does not say « ${state.says} »`);
  }
  problems.push(...(await overflow(page)));
  await unfold(page, true);
  problems.push(...(await overflow(page)));
  problems.push(...(await accessibilityFaults(page)));
  await unfold(page, false);
  return problems;
}

async function overflow(page: Page): Promise<string[]> {
  const pixels = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return pixels > 0 ? [`${pixels} px wider than the screen`] : [];
}

/** Opens every disclosure, or closes them again: axe does not look at what is folded. */
async function unfold(page: Page, open: boolean): Promise<void> {
  await page.evaluate((isOpen) => {
    for (const details of document.querySelectorAll("details")) details.open = isOpen;
  }, open);
}

/** A page that is missing says so in its status, and the browser's console repeats it. */
function isExpected(fault: string, { status, path }: PageState): boolean {
  if (status < 400) return false;
  return fault === `${status} ${portal.url}${path}` || fault.includes(`status of ${status}`);
}

async function shoot(
  page: Page,
  state: PageState,
  view: { readonly theme: Theme; readonly width: number },
): Promise<void> {
  const width = view.width < 600 ? phoneShotWidth : view.width;
  await page.setViewportSize({ width, height: view.width < 600 ? 740 : 900 });
  await page.screenshot({ path: `${screenshots}/${state.name}-${width}-${view.theme}.png`, fullPage: true });
  await page.setViewportSize({ width: view.width, height: view.width < 600 ? 740 : 900 });
}
