import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandNeed } from "#app/needs/command-need.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { demonstrationActor } from "#seeds/access/demonstration-actor.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { postedNeed } from "#tests/support/needs.ts";
import { givePeople, type PostRoom, startPostRoom } from "./access-world.ts";
import { phonePages, press, says } from "./phone-pages.ts";
import { startPortal, type TestPortal } from "./portal.ts";

/** Whenever the tests run, it is late morning. */
const today = todayIso();
const clock = { HUB_NOW: `${today}T10:00:00Z` };
/** A town of the Nord. */
const LILLE = "59350";

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

/** Holds what a page with JavaScript reads of itself, until the function answered is called. */
async function holdReading(page: Page): Promise<() => void> {
  let goOn = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(/\.data(\?|$)/, async (route) => {
    if (route.request().method() === "GET") await released;
    await route.continue();
  });
  return goOn;
}

describe.each([
  {
    how: "with JavaScript",
    javaScript: true,
    firm: "Serrurerie Blondel",
    boss: "+33612009801",
    mobile: "+33612009811",
  },
  {
    how: "without JavaScript",
    javaScript: false,
    firm: "Ferronnerie Carlier",
    boss: "+33612009802",
    mobile: "+33612009812",
  },
])("on a phone, $how", ({ javaScript, firm, boss: bossPhone, mobile }) => {
  const { faults, open, openAs, go, axe } = phonePages(() => ({ portal, browser }), javaScript);
  const lastName = `Verrin${javaScript ? "a" : "b"}`;

  /** A hidden need of the firm, which a sensor confirmed. */
  async function hiddenNeed(phone = bossPhone): Promise<string> {
    const contact = { name: "Paul Martin", phone, mail: null, callTime: "morning" };
    const posting = { companyName: firm, communeCode: LILLE, visibility: "prescribers", headcount: 2, contact };
    const needId = await postedNeed({ db: portal.db }, posting);
    const command = { name: "confirm", companyName: firm } as const;
    const sensor = await demonstrationActor(portal.db, "operatrice");
    expect(await commandNeed(portal.db, sensor, { needId, version: 1, command })).toMatchObject({ ok: true });
    return needId;
  }

  /** Somebody whom the referent follows, by their telephone; answers their file. */
  async function followed(phone: string): Promise<string> {
    const builders = openAccessBuilders(portal.database);
    const membershipId = await givePeople(portal, "referent-nord", 1);
    const [row] = await builders.query(
      `SELECT f.person_file_id::text AS id FROM follow_up f JOIN person_file p ON p.id = f.person_file_id
       WHERE f.membership_id = $1 AND f.ended_at IS NULL AND p.last_name LIKE 'Personne %'`,
      [membershipId],
    );
    const id = String(row?.["id"] ?? randomUUID());
    await builders.rewrite(
      "UPDATE person_file SET first_name = 'Sacha', last_name = $2, phone = $3, channel = 'sms', commune_code = $4 WHERE id = $1",
      [id, lastName, phone, LILLE],
    );
    await builders.close();
    return id;
  }

  it("a referent places somebody on a hidden offer: they say yes, the company meets them, and hires them", async () => {
    const [needId, file] = [await hiddenNeed(), await followed(mobile)];
    const referent = await openAs("referent-nord");
    await go(referent, `/personnes/${file}`);
    await referent.getByRole("link", { name: "Emplois à proposer" }).click();
    await referent.waitForURL("**/besoins");
    await says(referent, new RegExp(`Sacha ${lastName}[\\s\\S]*pas connu[\\s\\S]*${firm}`));
    await axe(referent);
    await referent
      .getByRole("listitem")
      .filter({ hasText: firm })
      .getByRole("link", { name: /Proposer/ })
      .click();
    await referent.waitForURL(new RegExp(needId));
    await says(referent, /Ce que la personne va lire[\s\S]*son nom n’est pas donné/);
    await axe(referent);
    await press(referent, "Proposer cet emploi");
    await says(referent, /C’est noté[\s\S]*Déjà proposés[\s\S]*Proposée à la personne/);
    await axe(referent);

    const boss = await open();
    await go(boss, await post.linkTo(bossPhone, "/besoins/suivre/", "connait votre besoin"));
    await says(boss, "Un conseiller connaît votre besoin");
    expect(await boss.content()).not.toContain(lastName);

    const person = await open();
    await go(person, await post.linkTo(mobile, "/reponse/"));
    await says(person, /Un emploi vous est proposé[\s\S]*ne sait rien de vous/);
    expect(await person.content()).not.toContain(firm);
    await axe(person);
    await person.getByLabel(/Par téléphone/).check();
    await person.getByLabel("Souder l’aluminium").check();
    await press(person, "Oui, donnez mon nom");
    await says(person, /vous avez dit oui[\s\S]*Vous avez changé d’avis/);
    await axe(person);

    await go(boss, await post.linkTo(bossPhone, "/besoins/suivre/", "veut vous rencontrer"));
    await says(boss, new RegExp(`Sacha ${lastName}[\\s\\S]*Souder l’aluminium`));
    await axe(boss);
    await boss.getByLabel("Quel jour ?").fill(today);
    await boss.getByLabel("À quelle heure ?").fill("14:30");
    await boss.getByLabel("Où ?").fill("12 rue des Forges");
    await press(boss, "Enregistrer la rencontre");
    await says(boss, /vont recevoir le jour[\s\S]*Rencontre prévue[\s\S]*12 rue des Forges/);
    await axe(boss);
    await go(person, await post.linkTo(mobile, "/reponse/", "veut vous voir"));
    await says(
      person,
      new RegExp(`${firm}[\\s\\S]*La rencontre est prévue[\\s\\S]*14\\sh\\s30[\\s\\S]*12 rue des Forges`),
    );
    await boss.locator("summary", { hasText: /^Embauchée/ }).click();
    await axe(boss);
    await press(boss, "Oui, elle est embauchée");
    await says(boss, "Cette personne compte parmi celles que vous cherchez");
    expect(await boss.locator("main").innerText()).not.toContain(lastName);

    await go(referent, `/personnes/${file}/besoins`);
    await says(referent, /Déjà proposés[\s\S]*Embauchée/);
    const sensor = await openAs("operatrice");
    await go(sensor, `/mon-organisation/besoins/${needId}`);
    await says(sensor, /Proposé à des personnes[\s\S]*Embauchées : 1/);
    await axe(sensor);
    await Promise.all([referent, boss, person, sensor].map((page) => page.close()));
    expect(faults).toEqual([]);
  });

  it("somebody without internet tells their referent, who notes the yes; a no is told before the job is proposed again", async () => {
    const [otherMobile, otherBoss] = [
      `${mobile.slice(0, -2)}7${mobile.slice(-1)}`,
      `${bossPhone.slice(0, -2)}6${bossPhone.slice(-1)}`,
    ];
    const [needId, file] = [await hiddenNeed(otherBoss), await followed(otherMobile)];
    const referent = await openAs("referent-nord");
    await go(referent, `/personnes/${file}/besoins/${needId}`);
    await press(referent, "Proposer cet emploi");
    await referent.locator("summary", { hasText: "Noter ce que la personne vous a dit" }).click();
    await axe(referent);
    // On a slow line the page still reads itself again when the answer is corrected: the press is sent all the same.
    const goOn = await holdReading(referent);
    await press(referent, "Noter son oui");
    await says(referent, /Dites comment la personne a répondu/);
    await referent.getByLabel("Au bureau").first().check();
    await referent.getByLabel("Sans lui donner de contact").check();
    await press(referent, "Noter son oui");
    goOn();
    await says(referent, /Le oui est noté[\s\S]*Son oui\s: dit au bureau/);
    await axe(referent);
    const boss = await open();
    await go(boss, await post.linkTo(otherBoss, "/besoins/suivre/", "veut vous rencontrer"));
    await says(boss, new RegExp(`Sacha ${lastName}[\\s\\S]*Pas de contact direct`));
    await go(referent, "/a-faire");
    await says(referent, /Emplois proposés[\s\S]*L’entreprise dit si elle rencontre la personne/);
    await axe(referent);
    await go(referent, `/personnes/${file}`);
    await says(referent, /Emplois proposés[\s\S]*réponse de l’entreprise attendue[\s\S]*Ce qui s’est passé/);
    await axe(referent);
    await go(referent, `/personnes/${file}/besoins`);
    await referent.locator("summary", { hasText: "La personne a changé d’avis" }).click();
    await axe(referent);
    await press(referent, "Oui, retirer son oui");
    await says(referent, /son oui est retiré/);
    await go(referent, `/personnes/${file}/besoins/${needId}`);
    await says(referent, /La personne a dit oui à cet emploi, puis a changé d’avis/);
    await referent.locator("summary", { hasText: "Proposer à nouveau" }).click();
    await axe(referent);
    await press(referent, "La personne me le demande");
    await says(referent, /C’est noté[\s\S]*Proposée à la personne/);
    await Promise.all([referent, boss].map((page) => page.close()));
    expect(faults.filter((fault) => !fault.includes("400"))).toEqual([]);
  });

  it("a yes to what was taken back meanwhile says that the link works no more, and gives no name", async () => {
    const otherMobile = `${mobile.slice(0, -2)}9${mobile.slice(-1)}`;
    const before = faults.length;
    const [needId, file] = [await hiddenNeed(), await followed(otherMobile)];
    const referent = await openAs("referent-nord");
    await go(referent, `/personnes/${file}/besoins/${needId}`);
    await press(referent, "Proposer cet emploi");
    const person = await open();
    await go(person, await post.linkTo(otherMobile, "/reponse/"));
    await referent.locator("summary", { hasText: "Retirer la proposition" }).click();
    await press(referent, "Oui, retirer la proposition");
    await says(referent, "La proposition est retirée");
    await person.getByLabel(/Sans lui donner mon contact/).check();
    await press(person, "Oui, donnez mon nom");
    await says(person, "Ce lien ne marche plus");
    await Promise.all([referent, person].map((page) => page.close()));
    // The answer itself is a page that is there no more.
    expect(faults.slice(before).filter((fault) => !fault.includes("404"))).toEqual([]);
  });
});
