import pg from "pg";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityFaults, launchBrowser, openPage } from "#tests/support/browser.ts";
import { startPortal, type TestPortal } from "./portal.ts";

let portal: TestPortal;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal("migrated"), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describe("a portal that cannot answer", () => {
  it("still helps when the catalogue is empty", async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${portal.url}/formations?q=soudeur`);
    expect(await page.locator("h1").innerText()).toMatch(/^Aucune formation/);
    expect(await page.getByRole("heading", { name: "Parler à un conseiller" }).count()).toBe(1);
    expect(await page.getByRole("link", { name: /Voir les formations à distance/ }).count()).toBe(0);
    await page.goto(`${portal.url}/etat`);
    expect(await page.locator("main").innerText()).toMatch(/Le catalogue est vide/);
    expect(faults).toEqual([]);
  });

  it.each([
    "/nulle-part",
    "/formations/a/b",
    "/connexion/nulle-part",
    "/connexion/nulle-part/retour",
    "/mon-compte/nulle-part",
    "/mon-organisation/nulle-part",
    "/exploitation/imports/a/b",
  ])("says that %s does not exist, also once JavaScript runs", async (path) => {
    const { page, faults } = await openPage(browser, { width: 360 });
    const response = await page.goto(portal.url + path, { waitUntil: "networkidle" });
    expect(response?.status()).toBe(404);
    expect(await page.locator("h1").allInnerTexts()).toEqual(["Cette page n’existe pas"]);
    expect(await page.title()).toMatch(/^Cette page n’existe pas/);
    expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
  });

  it.each(["light", "dark"] as const)("is read on the page of a refusal, in the %s", async (theme) => {
    const { page } = await openPage(browser, { width: 360, theme });
    const response = await page.goto(`${portal.url}/%E0%A4%A`);
    expect(response?.status()).toBe(400);
    expect(await page.getByRole("link", { name: "Revenir à l’accueil" }).count()).toBe(1);
    const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(background === "rgb(255, 255, 255)").toBe(theme === "light");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it("says a fault is its own, keeps the phone number and a way on", async () => {
    const owner = new pg.Client({ connectionString: portal.database.superuserUrl });
    await owner.connect();
    await owner.query("ALTER TABLE catalogue_version RENAME TO catalogue_version_away");
    await owner.end();
    const { page } = await openPage(browser, { width: 360 });
    const response = await page.goto(`${portal.url}/etat`);
    expect(response?.status()).toBe(500);
    expect(await page.locator("h1").innerText()).toBe("La page ne s’affiche pas");
    expect(await page.title()).toMatch(/^La page ne s’affiche pas/);
    expect(await page.getByRole("search").count()).toBe(1);
    expect(await page.getByText("0 800 02 60 80").count()).toBeGreaterThan(0);
    expect(await page.content()).not.toMatch(/catalogue_version|at async/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
