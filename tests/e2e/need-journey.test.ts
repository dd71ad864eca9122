import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { todayIso } from "#app/platform/clock.server.ts";
import { fictionalSiret } from "#seeds/catalogue/fictional-numbers.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { type PostRoom, startPostRoom } from "./access-world.ts";
import { phonePages, press, says } from "./phone-pages.ts";
import { startPortal, type TestPortal } from "./portal.ts";

/** Whenever the tests run, it is late morning. */
const clock = { HUB_NOW: `${todayIso()}T10:00:00Z` };

let portal: TestPortal;
let browser: Browser;
let post: PostRoom;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal("demonstration", clock), launchBrowser()]);
  post = await startPostRoom(portal, clock);
});
afterAll(async () => {
  await post?.stop();
  await browser?.close();
  await portal?.stop();
});

describe.each([
  { how: "with JavaScript", javaScript: true, mobile: "0612009701", firm: "Atelier Martin", rank: 950 },
  { how: "without JavaScript", javaScript: false, mobile: "0612009702", firm: "Atelier Durand", rank: 960 },
])("on a phone, $how", ({ javaScript, mobile, firm, rank }) => {
  const to = `+33${mobile.slice(1)}`;
  const { faults, open, openAs, go, axe } = phonePages(() => ({ portal, browser }), javaScript);

  /** The boss of a workshop writes a need for two people, and sends it. */
  async function postNeed(
    boss: Page,
    { phone = mobile, name = firm, siret = "130 025 265 00013" } = {},
  ): Promise<void> {
    await go(boss, "/besoins/nouveau");
    await boss.getByLabel("Quel métier ?").fill("soudeur");
    await press(boss, "Chercher ce métier");
    await boss.waitForURL(/q=soudeur/);
    await boss.getByRole("radio").first().check();
    await axe(boss);
    await press(boss, "Continuer");
    await boss.waitForURL("**/poste");
    await boss.getByLabel("Combien de personnes ?").fill("2");
    await boss.getByLabel("Où ?").fill("Péronne");
    await boss.getByLabel("Quel contrat ?").selectOption("permanent");
    await axe(boss);
    await press(boss, "Continuer");
    await boss.waitForURL("**/savoir-faire");
    await boss.getByLabel("Autre chose à savoir faire").fill("Braser le cuivre");
    await axe(boss);
    await press(boss, "Continuer");
    await boss.waitForURL("**/entreprise");
    await boss.getByLabel("Numéro SIRET").fill(siret);
    await boss.getByLabel("Nom de l’entreprise").fill(name);
    await boss.getByLabel("Qui faut-il appeler ?").fill("Paul Martin");
    await boss.getByRole("textbox", { name: "Téléphone" }).fill(phone);
    await axe(boss);
    await press(boss, "Vérifier");
    await boss.waitForURL("**/verifier");
    await says(boss, /Péronne[\s\S]*Braser le cuivre[\s\S]*Paul Martin/);
    await axe(boss);
    await press(boss, "Envoyer mon besoin");
    await says(boss, "Votre besoin est envoyé");
  }

  it("a firm posts a need by a link, a sensor completes it, one of two is found, then the other", async () => {
    const boss = await open();
    await postNeed(boss);
    await go(boss, await post.linkTo(to, "/besoins/suivre/"));
    await says(boss, "Votre besoin est reçu");
    await axe(boss);

    const sensor = await openAs("operatrice");
    await go(sensor, "/mon-organisation/besoins?page=99");
    await sensor.waitForURL("**/mon-organisation/besoins");
    await axe(sensor);
    await sensor
      .getByRole("listitem")
      .filter({ hasText: firm })
      .filter({ hasText: "À confirmer" })
      .getByRole("link")
      .click();
    await sensor.waitForURL(/\/besoins\/[0-9a-f-]{36}/);
    await press(sensor, "Confirmer ce nom");
    await says(sensor, "L’entreprise est confirmée");
    await sensor.getByLabel("Nom du métier").fill("chaudronnier");
    await press(sensor, "Chercher ce métier");
    await sensor
      .getByRole("link", { name: /^Chaudronni/ })
      .first()
      .click();
    await sensor.waitForURL(/metier=/);
    await says(sensor, /Confirmé[\s\S]*Métier : Chaudronni/);
    await sensor.getByLabel("« Braser le cuivre »").selectOption("essential");
    await axe(sensor);
    await press(sensor, "le besoin est prêt");
    await says(sensor, /Prêt[\s\S]*Indispensable\s*Braser le cuivre/);

    await go(boss, await post.linkTo(to, "/besoins/suivre/", "est complet"));
    await says(boss, "Votre besoin est complet");
    await boss.getByLabel("Combien de personnes ont été trouvées ?").fill("1");
    await boss.getByLabel("Le bouche-à-oreille").check();
    await press(boss, "Dire que j’ai trouvé");
    await says(boss, /reste ouvert pour les autres[\s\S]*Votre besoin est complet[\s\S]*1 personne/);
    await axe(boss);
    await boss.getByLabel("Ailleurs").check();
    await press(boss, "Dire que j’ai trouvé");
    await says(boss, "Vous avez trouvé : votre besoin est fermé");

    await go(boss, "/besoins/lien");
    await axe(boss);
    await boss.getByLabel("Téléphone").fill(mobile);
    await press(boss, "Recevoir le lien");
    await says(boss, "un nouveau lien arrive");
    await go(boss, await post.linkTo(to, "/besoins/suivre/", "Voici le lien"));
    await press(boss, "Rouvrir ce besoin");
    await says(boss, "C’est rouvert");
    await Promise.all([boss, sensor].map((page) => page.close()));
    expect(faults).toEqual([]);
  });

  it("one need told twice becomes one, and the link of each telling answers for it", async () => {
    const siret = fictionalSiret(rank);
    const [mine, theirs] = [`06120097${rank % 100}`, `06120097${(rank % 100) + 1}`] as const;
    const boss = await open();
    await postNeed(boss, { siret, phone: mine, name: `Tôlerie Blanc ${rank}` });
    const mate = await open();
    await postNeed(mate, { siret, phone: theirs, name: `SARL TOLERIE BLANC ${rank}` });

    const sensor = await openAs("operatrice");
    const openNeedOf = async (name: string): Promise<void> => {
      await go(sensor, "/mon-organisation/besoins");
      await sensor.getByRole("listitem").filter({ hasText: name }).getByRole("link").click();
      await sensor.waitForURL(/\/besoins\/[0-9a-f-]{36}/);
    };
    // Time stands still here: of two needs that are one, the one that has gone further stays.
    await openNeedOf(`Tôlerie Blanc ${rank}`);
    await press(sensor, "Confirmer ce nom");
    await says(sensor, "L’entreprise est confirmée");
    const kept = await post.linkTo(`+33${mine.slice(1)}`, "/besoins/suivre/", "connait votre besoin");
    await openNeedOf(`SARL TOLERIE BLANC ${rank}`);
    await says(sensor, /Peut-être le même besoin[\s\S]*ici, Tôlerie Blanc/);
    await axe(sensor);
    await press(sensor, "C’est le même besoin");
    await says(sensor, /Les deux besoins sont réunis[\s\S]*Aussi noté ainsi[\s\S]*TOLERIE BLANC/);
    await axe(sensor);

    await go(mate, await post.linkTo(`+33${theirs.slice(1)}`, "/besoins/suivre/", "deja note"));
    await says(mate, /était déjà noté[\s\S]*Le besoin qui reste/);
    await axe(mate);
    await press(mate, "Je ne cherche plus");
    await says(mate, "la recherche est arrêtée");
    await go(boss, kept);
    await says(boss, "Vous avez arrêté la recherche");
    await Promise.all([boss, mate, sensor].map((page) => page.close()));
    expect(faults).toEqual([]);
  });
});
