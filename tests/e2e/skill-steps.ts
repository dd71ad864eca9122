import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { Database } from "#app/platform/database.server.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { startPortal, type TestPortal } from "./portal.ts";

/** What the journeys of skills are walked with. */
export interface SkillStage {
  readonly browser: Browser;
  readonly url: string;
  readonly db: Database;
  readonly portal: TestPortal;
}

/** Serves the demonstration region to every test of a file, and gives it to `use`. */
export function onSkillStage(use: (stage: SkillStage) => void): void {
  let portal: TestPortal | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    const opened = await Promise.all([startPortal("demonstration"), launchBrowser()]);
    [portal, browser] = opened;
    // By its name: browsers keep a __Host- cookie of localhost without TLS.
    use({
      browser: opened[1],
      db: opened[0].db,
      portal: opened[0],
      url: opened[0].url.replace("127.0.0.1", "localhost"),
    });
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });
}

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();
export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("link", { name }).first().click();

/** Chooses the first job that some words may mean as the one that is wanted. */
export async function wantJob(page: Page, job: string): Promise<void> {
  await page.getByLabel(/^(Je voudrais|Elle voudrait) être/).fill(job);
  await press(page, "Chercher ce métier");
  await page.getByRole("radio").first().check();
  await press(page, "Choisir ce métier");
}
