import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { commandNeed } from "#app/needs/command-need.server.ts";
import { demonstrationActor } from "#seeds/access/demonstration-actor.ts";
import { accessibilityFaults, openPage } from "#tests/support/browser.ts";
import { postedNeed } from "#tests/support/needs.ts";
import { follow, onSkillStage, press, type SkillStage, wantJob } from "./skill-steps.ts";

let browser: SkillStage["browser"];
let url: string;
let db: SkillStage["db"];

onSkillStage((stage) => {
  ({ browser, url, db } = stage);
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

    it("ticks how they work, and the result says which of it the job asks for", async () => {
      const { page, faults } = await openPage(browser, { javaScript, width: 320 });
      await page.goto(`${url}/mes-competences/metier-voulu`);
      await wantAndWait(page, "maçon");
      await page.goto(`${url}/mes-competences/resultat`);
      const wanted = page.getByRole("heading", { name: "La façon de travailler que ce métier demande" });
      await wanted.waitFor();
      await page.getByText(/Je me débrouille sans.*pas encore dit/).waitFor();
      await follow(page, "Dire la façon de travailler");
      const alone = page.getByRole("checkbox", { name: /^Je me débrouille sans/ });
      await alone.waitFor();
      await isWellShown(page, javaScript);
      expect(await page.getByRole("checkbox").count()).toBe(16);
      expect(await page.getByText("demandé par le métier voulu").count()).toBe(1);
      await alone.check();
      await page.getByRole("checkbox", { name: /^Je garde mon calme/ }).check();
      await press(page, "Noter et continuer");
      await page.waitForURL(/\/questions/);
      await page.goto(`${url}/mes-competences/resultat`);
      await page.getByText(/Je me débrouille sans.*déjà dit/).waitFor();
      await page.goto(`${url}/mes-competences/facon-de-travailler`);
      await page.getByRole("checkbox", { name: /^Je garde mon calme/ }).uncheck();
      await press(page, "Noter et continuer");
      await page.waitForURL(/\/questions/);
      await page.goto(`${url}/mes-competences/imprimer`);
      const printed = await page.locator("main").innerText();
      expect(printed).toContain("Je me débrouille sans que quelqu’un me surveille (Faire preuve d'autonomie)");
      expect(printed).not.toContain("Je garde mon calme");
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

    it("sees what a company looks for, and what they can do of it already", async () => {
      const { page, faults } = await openPage(browser, { javaScript, width: 320 });
      const id = await postedNeed(
        { db },
        { metierCode: "H2913", communeCode: "62041", visibility: "public", skills: [] },
      );
      const confirm = { needId: id, version: 1, command: { name: "confirm", companyName: "Atelier Dupont" } } as const;
      expect(await commandNeed(db, await demonstrationActor(db, "operatrice"), confirm)).toMatchObject({ ok: true });
      await page.goto(`${url}/besoins/${id}`);
      await follow(page, "Voir ce que je sais déjà faire pour ce poste");
      await page.getByText("Une entreprise cherche quelqu’un").waitFor();
      await isWellShown(page, javaScript);
      const post = await page.locator("#besoin").innerText();
      await press(page, "Choisir ce poste");
      await page.waitForURL(/\/(questions|resultat)/);
      await page.goto(`${url}/mes-competences/resultat`);
      expect(await page.locator("h1").innerText()).toContain(post);
      await page.getByRole("link", { name: "Revoir ce que l’entreprise cherche" }).waitFor();
      await isWellShown(page, javaScript);
      const stop = { needId: id, version: 2, command: { name: "stop" } } as const;
      expect(await commandNeed(db, await demonstrationActor(db, "operatrice"), stop)).toMatchObject({ ok: true });
      await page.reload();
      expect(await page.locator("main").innerText()).toContain("Ce résultat est celui de son métier");
      expect(faults).toEqual([]);
    });

    it("does not know which job to want, sees those close to what they did, and what is missing for one", async () => {
      const { page, faults } = await openPage(browser, { javaScript, width: 320 });
      await page.goto(`${url}/mes-competences/metiers-proches`);
      await page.getByText("Dites d’abord ce que vous avez fait").waitFor();
      await follow(page, "Dire ce que j’ai fait");
      await page.getByLabel("J’ai été").fill("aide à domicile");
      await press(page, "Chercher ce métier");
      await page.getByRole("radio").first().check();
      await page.getByLabel("Pendant combien d’années").fill("3");
      await press(page, "Ajouter ce métier");
      await page.locator("ul.said").waitFor();
      await page.goto(`${url}/mes-competences/metier-voulu`);
      await follow(page, "Je ne sais pas : montrez-moi les métiers proches de ce que je sais faire");
      const jobs = page.locator("section.block-found");
      await jobs.first().waitFor();
      expect(await jobs.count()).toBeLessThanOrEqual(10);
      for (const text of await jobs.allInnerTexts()) {
        expect(text).toMatch(/Vous avez [1-9]\d* des \d+ compétences principales de ce métier/);
        expect(text).toMatch(/\d+ formations? dans la région|Aucune formation connue dans la région/);
        expect(text).toMatch(/\d+ embauches prévues dans la région en 20\d\d/);
      }
      await isWellShown(page, javaScript);
      const [announced] = /\d+ formations?/.exec(await jobs.getByRole("link").first().innerText()) ?? [];
      const [name] = await jobs.locator("h2").allInnerTexts();
      const address = page.url();
      await jobs.getByRole("link").first().click();
      await page.getByRole("heading", { level: 1, name: new RegExp(`^${announced}`) }).waitFor();
      await page.goto(address);
      await jobs.first().getByRole("button").click();
      await page.getByRole("heading", { level: 1, name: `Votre résultat\u00a0: ${name}` }).waitFor();
      expect(await page.locator(".skill-list.have").innerText()).toContain("3 ans comme");
      const lacked = page.locator(".skill-list.unsure > li", { has: page.locator(".label") }).first();
      const label = await lacked.locator("strong").innerText();
      await lacked.getByRole("button", { name: "Un peu" }).click();
      await page.locator(".skill-list.close", { hasText: label }).waitFor();
      await page.goto(address);
      const wanted = jobs.filter({ hasText: name ?? "" }).first();
      expect(await wanted.innerText()).toMatch(/Vous savez presque le faire\s[\s\S]*(À vérifier\s|$)/);
      expect((await wanted.innerText()).split("À vérifier")[1] ?? "").not.toContain(label);
      await isWellShown(page, javaScript);
      expect(faults).toEqual([]);
    });

    it("answers that they do not know: it is to be checked, and not missing", async () => {
      const { page, faults } = await openPage(browser, { javaScript, width: 320 });
      await page.goto(`${url}/mes-competences/metier-voulu`);
      await wantAndWait(page, "maçon");
      await page.getByText("Savez-vous faire ceci ?").waitFor();
      const question = (await page.locator("h1").innerText()).replace("Savez-vous faire ceci ?", "").trim();
      await press(page, "Je ne sais pas");
      await expect.poll(() => page.locator("h1").innerText()).not.toContain(question);
      await page.goto(`${url}/mes-competences/resultat`);
      await page.getByRole("heading", { name: /^À vérifier/ }).waitFor();
      // Nobody asked about the others: nothing is missing yet.
      expect(await page.locator(".skill-list.missing").count()).toBe(0);
      const unsure = page.locator(".skill-list.unsure > li");
      const [all, asked] = [await unsure.count(), unsure.filter({ hasText: question })];
      expect(await asked.innerText()).toContain("Vous avez répondu « je ne sais pas ».");
      expect(await unsure.filter({ hasText: "Vous avez répondu" }).count()).toBe(1);
      await asked.getByRole("button", { name: /^Je ne sais pas le faire/ }).click();
      await page.getByText("C’est noté. Le résultat est à jour.").waitFor();
      expect(await unsure.count()).toBe(all - 1);
      expect(await page.locator(".skill-list.missing").innerText()).toContain(question);
      expect(faults).toEqual([]);
    });
  },
);
