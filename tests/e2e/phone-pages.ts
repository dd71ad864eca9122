import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { accessibilityFaults, openPage } from "#tests/support/browser.ts";
import { sessionOf, signIn } from "./access-world.ts";
import type { TestPortal } from "./portal.ts";

/** Where a journey takes place: opened before its tests, so asked for when a page opens. */
interface Stage {
  readonly portal: TestPortal;
  readonly browser: Browser;
}

/** The pages that a journey opens on a phone. */
export interface PhonePages {
  /** What went wrong on the pages that were closed. */
  readonly faults: readonly string[];
  open(): Promise<Page>;
  /** Of somebody of the demonstration, signed in. */
  openAs(key: string): Promise<Page>;
  /** `address`: a path of the portal, or a whole address. */
  go(page: Page, address: string): Promise<unknown>;
  /** With JavaScript alone: the checker is a script. */
  axe(page: Page): Promise<void>;
}

export function phonePages(stage: () => Stage, javaScript: boolean): PhonePages {
  const faults: string[] = [];
  async function open(): Promise<Page> {
    const watched = await openPage(stage().browser, { javaScript, width: 360 });
    watched.page.setDefaultTimeout(8_000);
    watched.page.on("close", () => faults.push(...watched.faults));
    return watched.page;
  }
  return {
    faults,
    open,
    async openAs(key) {
      const { portal } = stage();
      const page = await open();
      await signIn(page.context(), portal.url, await sessionOf(portal.db, key));
      return page;
    },
    go: (page, address) => page.goto(new URL(address, stage().portal.url).href, { waitUntil: "networkidle" }),
    async axe(page) {
      if (javaScript) expect(await accessibilityFaults(page)).toEqual([]);
    },
  };
}

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("button", { name }).first().click();

const wordsOf = async (page: Page): Promise<string> =>
  (await page.locator("main").innerText()).replaceAll("\u00a0", " ");

export const says = (page: Page, words: string | RegExp): Promise<void> =>
  expect.poll(() => wordsOf(page), { timeout: 15_000 }).toMatch(words);
