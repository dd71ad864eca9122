import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { accessibilityFaults, openPage } from "#tests/support/browser.ts";
import { sessionOf, signIn } from "./access-world.ts";
import { follow, onSkillStage, press, type SkillStage, wantJob } from "./skill-steps.ts";

let browser: SkillStage["browser"];
let url: string;
let db: SkillStage["db"];

onSkillStage((stage) => {
  ({ browser, url, db } = stage);
});

/** The journeys send one wrong number of years: its refusal is no fault. */
const isNoRefusal = (fault: string): boolean => !/^400 .*\/metiers(\.data)?\?q=|status of 400/.test(fault);

async function sayJob(page: Page, job: string, years: string): Promise<void> {
  await page.getByLabel("J’ai été").fill(job);
  await press(page, "Chercher ce métier");
  await page.getByRole("radio").first().check();
  await page.getByLabel("Pendant combien d’années").fill("longtemps");
  await press(page, "Ajouter ce métier");
  await page.getByText("Écrivez un nombre d’années, de 0 à 60.").first().waitFor();
  await page.getByLabel("Pendant combien d’années").fill(years);
  await press(page, "Ajouter ce métier");
  await follow(page, "Continuer");
}

/** Answers « Non » to each question until the result; answers how many were asked. */
async function sayNo(page: Page): Promise<number> {
  for (let asked = 0; ; asked += 1) {
    await page.waitForURL(/\/(questions|permis-langues)(\?|$)/);
    if (page.url().includes("/permis-langues")) return asked;
    await page.locator(".answers").waitFor();
    const question = await page.locator("h1").innerText();
    await press(page, "Non");
    await expect.poll(() => page.locator("h1").innerText()).not.toBe(question);
  }
}

describe.each([{ javaScript: true }, { javaScript: false }])(
  "somebody on a phone, without an account (JavaScript: $javaScript)",
  (options) => {
    it("was a waitress for six years, wants to care for families near Lens, and sees dated steps", async () => {
      const { page, faults } = await openPage(browser, { ...options, width: 320 });
      await page.goto(url);
      await follow(page, "Partir de ce que je sais faire");
      await follow(page, "Commencer");
      await sayJob(page, "serveuse", "6");
      await wantJob(page, "assistante de vie aux familles");
      expect(await sayNo(page)).toBeLessThanOrEqual(6);
      await page.getByLabel("Permis B (voiture)").check();
      await page.getByLabel("Lire, écrire et compter").selectOption({ label: "Sans difficulté" });
      await press(page, "Voir mon résultat");
      await page.getByRole("heading", { name: "Vous avez aussi" }).waitFor();
      const result = await page.locator("main").innerText();
      expect(result).toContain("Vous savez le faire : 6 ans comme serveuse.");
      expect(result).toMatch(/Il vous manque \(\d\)/);
      await follow(page, "Voir les formations utiles pour ce métier");
      await page.getByLabel("Où habitez-vous").fill("Lens");
      await press(page, "Voir les formations");
      await page
        .getByText(/Ce bloc vous apporte \d des \d compétences qui vous manquent ou restent à vérifier/)
        .first()
        .waitFor();
      await follow(page, "Voir un parcours complet, avec des dates");
      const path = page.locator("ol.path");
      await path.waitFor();
      expect(await path.locator("> li").count()).toBeGreaterThanOrEqual(2);
      expect(await path.innerText()).toContain("À confirmer avec un conseiller");
      expect(await page.getByRole("heading", { name: "Ce qui restera à apprendre ou à vérifier" }).count()).toBe(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await follow(page, "Voir cette formation et comment s’inscrire");
      await page.waitForURL(/\/formations\/[^?]+\?session=/);
      await page.getByText(/Cette formation vous apporte .* « Assistante de vie aux familles »/).waitFor();
      await page.goto(`${url}/formations`);
      const only = page.getByRole("link", {
        name: /^Voir seulement ce qui me manque ou reste à vérifier \(\d+ formations\)$/,
      });
      const announced = /\d+/.exec(await only.innerText())?.[0];
      await only.click();
      await page.waitForURL("**/formations?manque=1");
      await page.getByRole("heading", { level: 1, name: `${announced} formations` }).waitFor();
      const cards = await page.locator("article.hit").allInnerTexts();
      expect(cards.length).toBeGreaterThan(3);
      for (const card of cards)
        expect(card).toMatch(/Vous apporte \d des \d compétences qui vous manquent ou restent à vérifier/);
      expect(faults.filter(isNoRefusal)).toEqual([]);
    });

    it("prepared orders for three years, finds counting hard, and sees CléA before the block of a line operator", async () => {
      const { page, faults } = await openPage(browser, { ...options, width: 320 });
      await page.goto(`${url}/mes-competences/metiers`);
      await sayJob(page, "préparateur de commandes", "3");
      await wantJob(page, "conducteur de ligne");
      await sayNo(page);
      await page.getByLabel("CACES R489 (chariot élévateur)").check();
      await page.getByLabel("Lire, écrire et compter").selectOption({ label: "C’est difficile pour moi" });
      await page.getByLabel("Parler français").selectOption({ label: "Bien" });
      await press(page, "Voir mon résultat");
      await page.getByRole("heading", { name: "Vous avez aussi" }).waitFor();
      const result = await page.locator("main").innerText();
      expect(result).toMatch(/CACES R489 \(chariot élévateur\)\s+\(vous l’avez dit le/);
      expect(result).toContain("Lire, écrire et compter (le certificat CléA le prouve)\u00a0: il vous manque");
      await follow(page, "Voir les formations utiles pour ce métier");
      await page.getByLabel("Où habitez-vous").fill("Lens");
      await press(page, "Voir les formations");
      await follow(page, "Voir un parcours complet, avec des dates");
      const steps = page.locator("ol.path > li");
      await steps.first().waitFor();
      const [first = "", second = ""] = await steps.allInnerTexts();
      expect(first).toContain("CléA : socle de connaissances et de compétences professionnelles");
      expect(first).toContain("À faire avant les autres étapes.");
      expect(second).toContain("Conduire un équipement agroalimentaire");
      await follow(page, "Changer les heures par semaine ou le budget");
      await page.getByLabel("Combien d’heures par semaine").selectOption({ label: "30 heures" });
      await page.getByLabel("Combien pouvez-vous payer").selectOption({ label: "Rien" });
      await press(page, "Chercher avec ces limites");
      await page.getByText("Au plus 30 heures par semaine, sans rien payer.").waitFor();
      for (const step of await steps.allInnerTexts())
        expect(Number(/environ (\d+) heures par semaine/.exec(step)?.[1])).toBeLessThanOrEqual(30);
      await follow(page, "Changer les heures par semaine ou le budget");
      await page.getByLabel("Combien d’heures par semaine").selectOption({ label: "10 heures" });
      await press(page, "Chercher avec ces limites");
      await page.getByText("elles demandent plus d’heures par semaine, ou plus d’argent, que vos limites").waitFor();
      await page.goto(`${url}/mes-competences/resultat`);
      await page.locator(".skill-list.missing").getByRole("button", { name: "Je sais le faire" }).last().click();
      await page.waitForURL(/\/resultat\?fait=note#manque$/);
      expect(await page.locator("#manque").evaluate((list) => list.getBoundingClientRect().top)).toBeLessThan(200);
      await page.goto(`${url}/mes-competences/imprimer`);
      const printed = await page.locator("main").innerText();
      expect(printed.toLowerCase()).toContain("3 ans comme préparateur de commandes");
      expect(printed).toContain("CACES R489");
      const kept: unknown = await (await page.request.get(`${url}/mes-competences/fichier`)).json();
      expect(kept).toMatchObject({
        background: { licences: [{ licence: "caces-r489", evidence: "own-word" }], keySkills: { level: "hard" } },
        ...{ weeklyHours: 10, budgetEuros: 0 },
      });
      expect(faults.filter(isNoRefusal)).toEqual([]);
    });

    it("knows a whole block by work: is told to have it recognised, or to be assessed, before any training", async () => {
      const { page, faults } = await openPage(browser, { ...options, width: 320 });
      await page.goto(`${url}/mes-competences/metiers`);
      await sayJob(page, "serveuse", "6");
      await wantJob(page, "serveuse");
      await follow(page, "Voir mon résultat maintenant");
      const proven = page.locator("section.proven");
      await proven.waitFor();
      const advice = await proven.innerText();
      expect(advice).toContain("Avant une formation : faites reconnaître ce que vous savez déjà faire");
      expect(advice).toContain("vos années de travail montrent que vous savez le faire");
      expect(advice).toMatch(/évaluation à l’entrée[\s\S]*VAE, validation des acquis de l’expérience/);
      await page.goto(`${url}/mes-competences/formations`);
      await page.getByLabel("Où habitez-vous").fill("Lens");
      await press(page, "Voir les formations");
      await proven.waitFor();
      expect(faults.filter(isNoRefusal)).toEqual([]);
    });

    it("says that the result is wrong, and it changes; takes the answers elsewhere; erases them", async () => {
      const { page, faults } = await openPage(browser, { ...options, width: 360 });
      await page.goto(`${url}/mes-competences/metiers`);
      await sayJob(page, "préparateur de commandes", "3");
      await wantJob(page, "conducteur de ligne");
      await follow(page, "Voir mon résultat maintenant");
      const unsure = page.locator(".skill-list.unsure > li");
      await unsure.first().waitFor();
      const before = await unsure.count();
      const [first = ""] = await unsure.locator("strong").allInnerTexts();
      await unsure
        .first()
        .getByRole("button", { name: /^Je sais le faire/ })
        .click();
      await page.getByText("C’est noté. Le résultat est à jour.").waitFor();
      expect(await unsure.count()).toBeLessThan(before);
      expect(await page.locator(".skill-list.have").innerText()).toContain(first);
      await follow(page, "Garder mes réponses, ou tout effacer");
      const link = await page.locator("code").innerText();
      const elsewhere = await openPage(browser, options);
      await elsewhere.page.goto(link);
      await press(elsewhere.page, "Les ouvrir sur cet appareil");
      await elsewhere.page.waitForURL("**/mes-competences/resultat");
      expect(await elsewhere.page.locator(".skill-list.have").innerText()).toContain(first);
      await page.locator("summary", { hasText: "Effacer mes réponses" }).click();
      await press(page, "Oui, tout effacer");
      await page.getByText("Vos réponses sont effacées").waitFor();
      await elsewhere.page.reload();
      expect(new URL(elsewhere.page.url()).pathname).toBe("/mes-competences/metier-voulu");
      expect([...faults, ...elsewhere.faults].filter(isNoRefusal)).toEqual([]);
    });
  },
);

it("a referent opens the link of a path and positions somebody on each of its sessions; nobody else is offered it", async () => {
  const { page, faults } = await openPage(browser, { width: 360 });
  await page.goto(`${url}/mes-competences/metiers`);
  await sayJob(page, "serveuse", "6");
  await wantJob(page, "assistante de vie aux familles");
  await page.goto(`${url}/mes-competences/formations`);
  await page.getByLabel("Où habitez-vous").fill("Lens");
  await press(page, "Voir les formations");
  await follow(page, "Voir un parcours complet, avec des dates");
  await page.locator("ol.path").waitFor();
  expect(await page.getByRole("link", { name: /^Positionner une personne/ }).count()).toBe(0);
  await page.goto(`${url}/mes-competences/garder`);
  const link = await page.locator("code").innerText();
  const referent = await openPage(browser, { width: 360 });
  await signIn(referent.context, url, await sessionOf(db, "referent-nord"));
  await referent.page.goto(link);
  await press(referent.page, "Les ouvrir sur cet appareil");
  await referent.page.waitForURL(/\/mes-competences\/(resultat|questions)/);
  await referent.page.goto(`${url}/mes-competences/parcours`);
  const steps = referent.page.locator("ol.path > li");
  await steps.first().waitFor();
  const gestures = referent.page.getByRole("link", { name: /^Positionner une personne sur cette session/ });
  expect(await gestures.count()).toBe(await steps.count());
  await gestures.first().click();
  await referent.page.waitForURL("**/positionner?session=*");
  expect([...faults, ...referent.faults].filter(isNoRefusal)).toEqual([]);
});

it("what a training brings to one person is kept by no cache and shown to nobody else", async () => {
  const { page, context } = await openPage(browser, { width: 360 });
  await page.goto(`${url}/mes-competences/metiers`);
  await sayJob(page, "serveuse", "6");
  await wantJob(page, "assistante de vie aux familles");
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await page.goto(`${url}/formations?manque=1`);
  const training = (await page.locator("a.cover").first().getAttribute("href")) ?? "";
  for (const address of ["/formations", "/formations?manque=1", "/formations.data", training]) {
    const mine = await fetch(`${url}${address}`, { headers: { Cookie: cookie } });
    const others = await fetch(`${url}${address}`);
    expect([address, mine.status, mine.headers.get("Cache-Control")]).toEqual([address, 200, "no-store"]);
    expect([address, others.status, others.headers.get("Cache-Control")]).toEqual([address, 200, null]);
    for (const { headers } of [mine, others]) expect(headers.get("Vary")).toMatch(/\bCookie\b/);
    const ofOne = /vous apporte|ce qui me manque/i;
    expect([address, ofOne.test(await mine.text())]).toEqual([address, true]);
    expect([address, ofOne.test(await others.text())]).toEqual([address, false]);
  }
  const asked = await (await fetch(`${url}/formations?manque=1`)).text();
  expect(asked).toContain("dites d’abord ce que vous savez faire");
});

it("the pages of a begun journey have no accessibility violation", async () => {
  const { page } = await openPage(browser, { width: 320 });
  await page.goto(`${url}/mes-competences/metiers`);
  await sayJob(page, "serveuse", "6");
  await wantJob(page, "assistante de vie aux familles");
  await sayNo(page);
  await page.goto(`${url}/mes-competences/formations`);
  await page.getByLabel("Où habitez-vous").fill("Lens");
  await press(page, "Voir les formations");
  await page.getByText("Ce bloc vous apporte").first().waitFor();
  const found: string[] = [];
  for (const name of [
    "metiers",
    "metiers?q=serveuse",
    "questions?encore=1",
    "resultat",
    "formations",
    "parcours",
    "garder",
    "permis-langues",
    "facon-de-travailler",
    "imprimer",
    "limites",
  ]) {
    await page.goto(`${url}/mes-competences/${name}`);
    const problems = await accessibilityFaults(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    found.push(
      ...problems.map((problem) => `${name}: ${problem}`),
      ...(wide > 320 ? [`${name}: ${wide} px wide`] : []),
    );
  }
  expect(found).toEqual([]);
});
