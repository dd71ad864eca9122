import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { todayIso } from "#app/platform/clock.server.ts";
import { addDays } from "#app/platform/working-days.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { phonePages, press, says } from "./phone-pages.ts";
import { startPortal, type TestPortal } from "./portal.ts";

const today = todayIso();
const clock = { HUB_NOW: `${today}T10:00:00Z` };
/** A session of the training organisation of the demonstration. */
const SESSION = "SE_DEMO_SOUDEUR_4";
/** Valenciennes. */
const TOWN = "59606";

let portal: TestPortal;
let browser: Browser;
let block: string;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal("demonstration", clock), launchBrowser()]);
  const builders = openAccessBuilders(portal.database);
  const [row] = await builders.query(
    `SELECT l.code FROM training_session s JOIN listed_block l ON l.list_id = s.block_list_id JOIN skill_block b ON b.code = l.code
     WHERE s.number = $1 ORDER BY l.rank DESC LIMIT 1`,
    [SESSION],
  );
  block = String(row?.["code"]);
  await builders.close();
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describe.each([
  { how: "with JavaScript", javaScript: true, inDays: 200 },
  { how: "without JavaScript", javaScript: false, inDays: 300 },
])("on a phone, $how", ({ javaScript, inDays }) => {
  const { faults, openAs, go, axe } = phonePages(() => ({ portal, browser }), javaScript);
  const list = "/mon-organisation/ouvertures";

  it("a block is found by its words, by whoever comes from the menu", async () => {
    const asker = await openAs("conseillere-ml");
    await go(asker, `${list}/demander`);
    await asker.getByLabel("Chercher un bloc").fill("soudeur");
    await press(asker, "Chercher");
    await says(asker, /blocs? trouvés?/);
    await axe(asker);
    const choices = await asker.getByLabel("Bloc de formation").locator("option").allTextContents();
    expect(choices.filter((choice) => /RNCP\d+BC\d+/.test(choice)).length).toBeGreaterThan(0);
    await asker.close();
    expect(faults).toEqual([]);
  });

  async function ask(page: Page, seats: string): Promise<void> {
    await go(page, `${list}/demander?bloc=${block}&lieu=${TOWN}`);
    await page.getByLabel("Jusqu’à quelle distance").selectOption("100");
    await page.getByLabel("Premier jour possible").fill(addDays(today, inDays));
    await page.getByLabel("Dernier jour pour commencer").fill(addDays(today, inDays + 30));
    await page.getByLabel("Combien de places").fill(seats);
    await axe(page);
    await press(page, "Envoyer la demande");
  }

  it("a session is asked for, joined, funded and opened, and whoever asked reads it", async () => {
    const asker = await openAs("conseillere-ml");
    await ask(asker, "6");
    await says(asker, /La demande est partie[\s\S]*6 places/);
    await axe(asker);
    const where = new URL(asker.url()).pathname;

    const other = await openAs("referent-nord");
    await ask(other, "3");
    await says(other, "La même session est déjà demandée");
    await axe(other);
    await press(other, "Ajouter 3 places");
    await says(other, /vos places comptent[\s\S]*9 places/);
    expect(await other.content()).not.toContain("Mission locale");

    const organisation = await openAs("responsable-of");
    await go(organisation, list);
    await axe(organisation);
    await go(organisation, where);
    await axe(organisation);
    await press(organisation, "Nous pouvons, il faut un financement");
    await says(organisation, "La Région est prévenue");

    const region = await openAs("operatrice");
    await go(region, list);
    await says(region, "Ce qui est demandé, par bloc et par territoire");
    await axe(region);
    await go(region, where);
    await press(region, "La Région finance");
    await says(region, /Mission locale[\s\S]*La Région finance/);
    await axe(region);

    await go(organisation, where);
    await says(organisation, "Votre réponse : vous pouvez, avec un financement");
    await organisation.getByLabel("Quelle session").selectOption(SESSION);
    await press(organisation, "Nous ouvrons cette session");
    await says(organisation, "Cette session commence le");
    await axe(organisation);
    await organisation.getByLabel("nous la proposons quand même").check();
    await press(organisation, "Nous ouvrons cette session");
    await says(organisation, "la session ouvre");

    await go(asker, where);
    await says(asker, /Une session ouvre[\s\S]*Session qui ouvre/);
    await axe(asker);
    await Promise.all([asker, other, organisation, region].map((page) => page.close()));
    // The refusal of what is asked already.
    expect(faults.filter((fault) => !fault.includes("409"))).toEqual([]);
  });
});
