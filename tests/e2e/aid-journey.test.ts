import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { todayIso } from "#app/platform/clock.server.ts";
import { addDays } from "#app/platform/working-days.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { givePeople, type PostRoom, startPostRoom } from "./access-world.ts";
import { phonePages, press, says } from "./phone-pages.ts";
import { startPortal, type TestPortal } from "./portal.ts";

/** Whenever the tests run, it is late morning. */
const today = todayIso();
const clock = { HUB_NOW: `${today}T10:00:00Z` };
/** A session of the training organisation of the demonstration. */
const SESSION = "SE_DEMO_SOUDEUR_4";

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
  { how: "with JavaScript", javaScript: true, mobile: "+33612009831", lastName: "Aubine" },
  { how: "without JavaScript", javaScript: false, mobile: "+33612009832", lastName: "Aubise" },
])("on a phone, $how", ({ javaScript, mobile, lastName }) => {
  const { faults, open, openAs, go, axe } = phonePages(() => ({ portal, browser }), javaScript);

  /** Somebody whom the referent follows, by their telephone; answers their file. */
  async function followed(): Promise<string> {
    const builders = openAccessBuilders(portal.database);
    const membershipId = await givePeople(portal, "referent-nord", 1);
    const [row] = await builders.query(
      `SELECT f.person_file_id::text AS id FROM follow_up f JOIN person_file p ON p.id = f.person_file_id
       WHERE f.membership_id = $1 AND f.ended_at IS NULL AND p.last_name LIKE 'Personne %'`,
      [membershipId],
    );
    const id = String(row?.["id"]);
    await builders.rewrite(
      "UPDATE person_file SET first_name = 'Sacha', last_name = $2, phone = $3, channel = 'sms' WHERE id = $1",
      [id, lastName, mobile],
    );
    await builders.close();
    return id;
  }

  async function writeQuote(page: Page): Promise<void> {
    await page.getByLabel("Premier jour").fill(addDays(today, 60));
    await page.getByLabel("Dernier jour").fill(addDays(today, 110));
    await page.getByLabel("Heures de la formation").fill("210");
    await page.getByLabel("Dont heures en entreprise").fill("35");
    await page.getByLabel("Prix total en euros").fill("2 185,50");
  }

  it("an aid is prepared, agreed to, priced, sent and accepted, and each reads what is theirs", async () => {
    const file = await followed();
    const referent = await openAs("referent-nord");
    await go(referent, `/personnes/${file}`);
    await says(referent, "Demander une aide individuelle");
    await go(referent, `/personnes/${file}/aides/nouvelle?session=${SESSION}`);
    await says(referent, /Quelles aides peuvent convenir[\s\S]*À vérifier[\s\S]*Les montants ne sont pas montrés/);
    await axe(referent);
    await press(referent, "Préparer la demande");
    await says(referent, "Choisissez une aide");
    await axe(referent);
    await referent.getByLabel("Quelle aide demander").selectOption("pass-formation");
    await referent.getByLabel("Pourquoi pas une session collective").selectOption("no-seat");
    await press(referent, "Préparer la demande");
    await says(referent, /La demande est prête[\s\S]*l’accord de la personne est attendu/);
    await axe(referent);
    const page = new URL(referent.url()).pathname;
    // Asked again, as after « Back »: it leads to the request there is.
    await go(referent, `/personnes/${file}/aides/nouvelle?session=${SESSION}`);
    await referent.getByLabel("Quelle aide demander").selectOption("pass-formation");
    await referent.getByLabel("Pourquoi pas une session collective").selectOption("no-seat");
    await press(referent, "Préparer la demande");
    await says(referent, "Cette aide est déjà demandée");
    await axe(referent);
    await referent.getByRole("link", { name: "Voir la demande déjà préparée" }).click();
    await referent.waitForURL((url) => url.pathname === page);
    const shown = `/mon-organisation/aides/${page.split("/").at(-1)}`;

    const person = await open();
    await go(person, await post.linkTo(mobile, "/reponse/", "Payer votre formation"));
    await says(person, /Une aide pour payer votre formation[\s\S]*Rien n’est envoyé avant votre oui/);
    expect(await person.content()).not.toContain(lastName);
    await axe(person);
    await press(person, "Oui, je suis d’accord");
    await says(person, /vous avez dit oui[\s\S]*Vous avez changé d’avis/);
    await axe(person);

    await go(referent, "/a-faire");
    await says(referent, /Aides individuelles[\s\S]*il faut un devis/);
    await go(referent, page);
    await press(referent, "Demander le devis à l’organisme");
    await says(referent, "L’organisme reçoit la demande de devis");

    const organisation = await openAs("responsable-of");
    await go(organisation, "/mon-organisation");
    await says(organisation, /devis vous (est|sont) demandé/);
    await go(organisation, shown);
    expect(await organisation.content()).not.toContain(lastName);
    await axe(organisation);
    await writeQuote(organisation);
    await press(organisation, "Envoyer le devis");
    await says(organisation, /Votre devis est envoyé[\s\S]*2.185,50.€/u);
    await axe(organisation);

    await go(referent, page);
    await says(referent, /Le devis a changé[\s\S]*210 heures, dont 35 en entreprise/);
    await says(referent, "Son accord est demandé de nouveau");
    expect(await referent.getByRole("button", { name: "Envoyer à la Région" }).count()).toBe(0);
    await axe(referent);
    await go(person, await post.linkTo(mobile, "/reponse/", "Jour ou prix changé"));
    await says(person, "Êtes-vous toujours d’accord ?");
    await axe(person);
    await press(person, "Oui, je suis d’accord");
    await says(person, "vous avez dit oui");
    await go(referent, page);
    await press(referent, "Envoyer à la Région");
    await says(referent, "La demande est envoyée");

    const region = await openAs("operatrice");
    await go(region, "/mon-organisation/aides");
    await says(region, `Sacha ${lastName}`);
    await axe(region);
    await go(region, shown);
    await axe(region);
    await region.getByLabel("Montant accordé").fill("1900");
    await press(region, "Accepter");
    await says(region, /C’est noté[\s\S]*Acceptée/);

    await go(referent, page);
    await says(referent, /La suite[\s\S]*Positionner la personne sur la session/);
    await axe(referent);
    await referent.getByRole("link", { name: "Positionner la personne sur la session" }).click();
    await says(referent, /Aide acceptée pour cette session[\s\S]*L’aide est acceptée pour un début/);
    const payer = referent.getByLabel("Qui finance").locator("option:checked");
    expect(await payer.innerText()).toContain("aide acceptée (Chèque Pass Formation)");
    await axe(referent);
    await Promise.all([referent, person, organisation, region].map((one) => one.close()));
    // The form that says nothing, and what is asked already.
    expect(faults.filter((fault) => !fault.includes("400") && !fault.includes("409"))).toEqual([]);
  });
});
