import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { accessibilityFaults, openPage } from "#tests/support/browser.ts";
import { follow, onSkillStage, press, type SkillStage, wantJob } from "./skill-steps.ts";

let browser: SkillStage["browser"];
let url: string;

onSkillStage((stage) => {
  ({ browser, url } = stage);
});

async function isWellShown(page: Page, javaScript: boolean): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  if (javaScript) expect(await accessibilityFaults(page)).toEqual([]);
}

async function wantAndWait(page: Page, job: string): Promise<void> {
  await wantJob(page, job);
  await page.waitForURL(/\/(questions|resultat)/);
}

describe.each([{ javaScript: true }, { javaScript: false }])(
  "somebody on a phone, without an account (JavaScript: $javaScript)",
  ({ javaScript }) => {
    it("says the diploma they have, and the result counts it with the diploma as evidence", async () => {
      const { page, faults } = await openPage(browser, { javaScript, width: 320 });
      await page.goto(`${url}/mes-competences/metiers`);
      await follow(page, "Un diplôme, un titre, un certificat ou un bloc que j’ai");
      await page.getByLabel("Son nom ou son numéro").fill("cap maçon");
      await press(page, "Chercher ce diplôme");
      await page.getByRole("heading", { name: "Lequel est-ce ?" }).waitFor();
      await isWellShown(page, javaScript);
      await follow(page, "CAP Maçon");
      await page.getByRole("checkbox").first().waitFor();
      await isWellShown(page, javaScript);
      await press(page, "Ajouter à ce que je sais faire");
      await page.getByRole("heading", { name: "Vos diplômes" }).waitFor();
      await isWellShown(page, javaScript);
      await follow(page, "Continuer");
      await wantAndWait(page, "maçon");
      await page.goto(`${url}/mes-competences/resultat`);
      expect(await page.locator(".skill-list.have").innerText()).toContain("votre diplôme « CAP Maçon »");
      expect(faults).toEqual([]);
    });

    it("tells what they did in their own words, ticks what is true, and it is kept", async () => {
      const { page, faults } = await openPage(browser, { javaScript, width: 320 });
      await page.goto(`${url}/mes-competences/metiers`);
      await follow(page, "Ce que je sais faire, dans mes mots");
      await page.getByLabel("Racontez en une phrase").fill("je servais à table dans une brasserie");
      await press(page, "Voir ce que cela veut dire");
      await page.getByText("Cochez ce qui est vrai").waitFor();
      await isWellShown(page, javaScript);
      await page.getByLabel(/^Serveur/).check();
      await page.getByLabel("Pendant combien d’années").fill("2");
      await press(page, "Ajouter ce que j’ai coché");
      await page.getByText("C’est noté. Vous pouvez raconter autre chose").waitFor();
      await page.goto(`${url}/mes-competences/metiers`);
      expect(await page.locator("ul.said").innerText()).toContain("2 ans comme serveur");
      expect(faults).toEqual([]);
    });
  },
);
