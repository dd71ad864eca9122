import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPage, type WatchedPage } from "#tests/support/browser.ts";
import { tabTo } from "./keyboard.ts";
import { startPortal, type TestPortal } from "./portal.ts";

let portal: TestPortal;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal("demonstration"), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

async function visit(path: string, options: Parameters<typeof openPage>[1] = {}): Promise<WatchedPage> {
  const watched = await openPage(browser, options);
  await watched.page.goto(portal.url + path, { waitUntil: "networkidle" });
  return watched;
}

const focusedText = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? "");

describe("a person with a keyboard alone", () => {
  it("searches, opens a training and finds how to apply", async () => {
    const { page, faults } = await visit("/");
    await tabTo(page, "Aller au contenu");
    await page.keyboard.press("Enter");
    await tabTo(page, "Que voulez-vous faire");
    await page.keyboard.type("soudeur");
    await tabTo(page, "Où");
    await page.keyboard.type("Lille");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/formations?q=soudeur&lieu=Lille");
    const firstTitle = await page.locator(".hit h2").first().innerText();
    await tabTo(page, firstTitle);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/formations\/[^?]+\?/);
    await expect.poll(() => focusedText(page)).toBe(firstTitle);
    await tabTo(page, "Comment s’inscrire");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#inscription$/);
    expect(faults).toEqual([]);
  });

  it("always sees where the focus is", async () => {
    const { page } = await visit("/formations");
    const unseen: string[] = [];
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      const width = await page.evaluate(() => {
        const here = document.activeElement;
        if (here === null || here === document.body) return "3px";
        const own = getComputedStyle(here);
        const cover = getComputedStyle(here, "::after");
        return own.outlineStyle === "none" ? cover.outlineWidth : own.outlineWidth;
      });
      if (width !== "3px") unseen.push(await focusedText(page));
    }
    expect(unseen).toEqual([]);
  });
});

describe("a person without JavaScript", () => {
  it("searches, filters, opens a training and goes back with the filters kept", async () => {
    const { page, faults } = await visit("/", { javaScript: false, width: 360 });
    await page.getByLabel("Que voulez-vous faire").fill("soudeur");
    await page.getByRole("button", { name: "Voir les formations" }).click();
    expect(new URL(page.url()).searchParams.get("q")).toBe("soudeur");
    await page.getByText("Filtrer", { exact: true }).click();
    await page.getByLabel("Sur place").check();
    await page.getByRole("button", { name: "Voir les résultats" }).click();
    const results = page.url();
    expect(new URL(results).searchParams.get("modalite")).toBe("on-site");
    await page.locator(".hit a").first().click();
    expect(await page.getByText("Réunions et rendez-vous avant d’entrer").first().isVisible()).toBe(true);
    await page.getByRole("link", { name: "Revenir aux formations" }).click();
    expect(page.url()).toBe(results);
    expect(await page.getByLabel("Sur place").isChecked()).toBe(true);
    expect(faults).toEqual([]);
  });
});

describe.each([{ javaScript: true }, { javaScript: false }])(
  "a card and its page (JavaScript: $javaScript)",
  (options) => {
    it("say the same of the session, its distance, its money and its places", async () => {
      const search = "/formations?q=cuisine&lieu=insee:59350&rayon=100&debut-apres=2027-03-01&tri=distance";
      const { page, faults } = await visit(search, { ...options, width: 360 });
      expect(await page.locator("h1").innerText()).toMatch(/à moins de 100\s+km de Lille/);
      const said = (place: string): Promise<string> =>
        page
          .locator(place)
          .first()
          .innerText()
          .then((text) => text.replaceAll(/\s+/g, " "));
      const card = await said(".hit .facts");
      expect(card).toMatch(/à (?:moins de )?\d+ km/);
      await page.locator(".hit a").first().click();
      await page.waitForURL(/\/formations\/[^?]+\?.*session=/);
      await page.locator(".strip").waitFor();
      const strip = await page.locator(".strip dd strong").allInnerTexts();
      const shared = strip.slice(0, 5).map((text) => text.replaceAll(/\s+/g, " "));
      for (const fact of shared) expect(card).toContain(fact);
      expect(await said(".sessions .session")).toContain("Celle que vous avez choisie");
      await page.reload();
      expect(await said(".sessions .session")).toContain("Celle que vous avez choisie");
      await page.goto(page.url());
      await page.getByRole("link", { name: "Revenir aux formations" }).click();
      await page.waitForURL("**/formations?q=cuisine**");
      const back = new URL(page.url()).searchParams;
      expect([back.get("lieu"), back.get("rayon"), back.get("debut-apres")]).toEqual([
        "insee:59350",
        "100",
        "2027-03-01",
      ]);
      expect(faults).toEqual([]);
    });

    it("a date that is not offered any more is said to be gone", async () => {
      const { page } = await visit("/formations", options);
      const address = await page.locator(".hit a").first().getAttribute("href");
      const { page: other } = await visit(`${address?.split("?")[0]}?session=SE_disparue`, options);
      expect(await other.locator("article").innerText()).toContain("n’est plus proposée");
    });
  },
);

describe("a person with JavaScript", () => {
  it("sees a filter at once, keeps the focus on it, and finds it again on going back", async () => {
    const { page, faults } = await visit("/formations?q=soudeur");
    const all = await page.locator("h1").innerText();
    await page.getByLabel("Temps plein").focus();
    await page.keyboard.press("Space");
    await page.waitForURL("**rythme=full-time");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("value"))).toBe("full-time");
    await page.locator(".hit a").first().click();
    await page.waitForURL(/\/formations\/[^?]+\?/);
    await page.goBack();
    await page.waitForURL("**rythme=full-time");
    expect(await page.getByLabel("Temps plein").isChecked()).toBe(true);
    await page.goBack();
    await expect.poll(() => page.locator("h1").innerText()).toBe(all);
    expect(await page.getByLabel("Temps plein").isChecked()).toBe(false);
    expect(faults).toEqual([]);
  });

  it("is at the title once the filter that had the focus is taken away", async () => {
    const { page, faults } = await visit("/formations?q=soudeur&rythme=full-time");
    await page.getByRole("link", { name: "Retirer : Temps plein" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.search.includes("rythme"));
    await expect.poll(() => focusedText(page)).toMatch(/^\d+ formations?/);
    expect(faults).toEqual([]);
  });

  it("follows a filter to exactly the number announced", async () => {
    const { page } = await visit("/formations");
    const box = page.locator("label", { hasText: "Cours du soir" });
    const announced = await box.locator("small").innerText();
    await box.click();
    await page.waitForURL("**rythme=evening");
    await expect.poll(() => page.locator("h1").innerText()).toBe(`${announced} formations`);
  });

  it("finds again what was typed before the script arrived", async () => {
    const { page } = await openPage(browser);
    let arrive = (): void => undefined;
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route("**/assets/*.js", async (route) => {
      await arrival;
      await route.continue();
    });
    await page.goto(`${portal.url}/formations?q=soudeur`, { waitUntil: "commit" });
    await page.getByLabel("Que voulez-vous faire").fill("cuisine");
    await page.getByLabel("Sur place").check();
    arrive();
    await page.waitForLoadState("networkidle");
    expect(await page.getByLabel("Que voulez-vous faire").inputValue()).toBe("cuisine");
    expect(await page.getByLabel("Sur place").isChecked()).toBe(true);
  });

  it("hears the title of the page it comes to", async () => {
    const { page } = await visit("/");
    await page.getByRole("link", { name: "Aide", exact: true }).first().click();
    await page.waitForURL("**/aide");
    await expect.poll(() => page.locator("p[role=status]").last().textContent()).toMatch(/Besoin d’aide/);
    expect((await focusedText(page)).replaceAll("\u00a0", " ")).toBe("Besoin d’aide ?");
  });
});

describe("a title full of markup", () => {
  it("is shown as text", async () => {
    const title = "<img src=x onerror=alert(1)> <script>alert(2)</script>";
    const { rows } = await portal.db.pool.query<{ number: string }>(
      "UPDATE training SET title = $1 WHERE id = (SELECT max(id) FROM training) RETURNING number",
      [title],
    );
    const { page, faults } = await visit(`/formations/${rows[0]?.number}`);
    expect(await page.locator("h1").innerText()).toBe(title);
    expect(faults).toEqual([]);
  });
});
