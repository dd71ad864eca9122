import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandNeed } from "#app/needs/command-need.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { demonstrationActor } from "#seeds/access/demonstration-actor.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { postedNeed } from "#tests/support/needs.ts";
import { givePeople, type PostRoom, startPostRoom } from "./access-world.ts";
import { phonePages, press, says } from "./phone-pages.ts";
import { startPortal, type TestPortal } from "./portal.ts";

const clock = { HUB_NOW: `${todayIso()}T10:00:00Z` };
const LILLE = "59350";
/** A session of the demonstration that may still be entered. */
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
  {
    how: "with JavaScript",
    javaScript: true,
    firm: "Chaudronnerie Hennion",
    bossPhone: "+33612009821",
    mobile: "+33612009831",
  },
  {
    how: "without JavaScript",
    javaScript: false,
    firm: "Tôlerie Wattel",
    bossPhone: "+33612009822",
    mobile: "+33612009832",
  },
])("on a phone, $how", ({ javaScript, firm, bossPhone, mobile }) => {
  const { faults, open, openAs, go, axe } = phonePages(() => ({ portal, browser }), javaScript);
  const lastName = `Delattre${javaScript ? "a" : "b"}`;

  /** A need of the firm for welders, which a sensor confirmed and completed. */
  async function qualifiedNeed(): Promise<string> {
    const contact = { name: "Paul Martin", phone: bossPhone, mail: null, callTime: "morning" };
    const posting = { companyName: firm, communeCode: LILLE, visibility: "prescribers", headcount: 2, contact };
    const needId = await postedNeed({ db: portal.db }, posting);
    const sensor = await demonstrationActor(portal.db, "operatrice");
    const confirm = { name: "confirm", companyName: firm } as const;
    expect(await commandNeed(portal.db, sensor, { needId, version: 1, command: confirm })).toMatchObject({ ok: true });
    const qualify = { name: "qualify", metierCode: romeCodeSchema.parse("H2913"), skills: [] } as const;
    const command = { ...qualify, skills: [...qualify.skills] };
    expect(await commandNeed(portal.db, sensor, { needId, version: 2, command })).toMatchObject({ ok: true });
    return needId;
  }

  /** Somebody whom the referent follows near the firm, and who agreed that their skills are read. */
  async function followed(): Promise<void> {
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
      [id, lastName, mobile, LILLE],
    );
    await builders.query(
      `INSERT INTO skills_agreement (id, organisation_id, person_file_id, agreed_by, agreed_by_account_id, agreed_at)
       SELECT gen_random_uuid(), organisation_id, id, 'referent', gen_random_uuid(), '2026-11-01' FROM person_file WHERE id = $1`,
      [id],
    );
    await builders.close();
  }

  it("a referent opens an operation from a need, somebody joins it, and is positioned on its path", async () => {
    const needId = await qualifiedNeed();
    await followed();
    const referent = await openAs("referent-nord");
    await go(referent, `/mon-organisation/besoins/${needId}`);
    await referent.getByRole("link", { name: "Ouvrir une opération pour ce besoin" }).click();
    await referent.waitForURL("**/operation");
    await says(referent, /Ouvrir une opération[\s\S]*Le parcours proposé/);
    await axe(referent);
    for (const box of await referent.getByRole("checkbox").all()) await box.uncheck();
    await referent.getByRole("checkbox", { name: /Immersion/ }).check();
    await press(referent, "Ouvrir l’opération");
    await says(referent, /L’opération est ouverte[\s\S]*Une session manque[\s\S]*À qui la proposer/);
    await axe(referent);
    const operation = new URL(referent.url()).pathname;

    await referent.getByRole("link", { name: `Regarder et proposer : ${lastName} Sacha` }).click();
    await says(referent, new RegExp(`Sacha ${lastName}`));
    await axe(referent);
    await press(referent, /^Proposer/);
    await says(referent, "C’est noté");

    const person = await open();
    const personAt = await post.linkTo(mobile, "/reponse/");
    await go(person, personAt);
    await says(person, /Une formation vers un emploi vous est proposée/);
    expect(await person.content()).not.toContain(firm);
    await axe(person);
    await press(person, "Oui, je veux participer");
    await says(person, /vous avez dit oui/i);

    await go(referent, operation);
    await says(referent, /Ont dit oui\s*1 sur 2/);
    await referent
      .getByRole("link", { name: /^Modifier/ })
      .first()
      .click();
    await referent.waitForURL("**/etape?place=0");
    await axe(referent);
    await referent.getByLabel("En bloc").or(referent.getByLabel(/^Bloc/)).first().check();
    await referent.getByLabel("Numéro de la session").fill(` ${SESSION.toLowerCase()} `);
    await referent.getByLabel("Qui paie").fill("La Région");
    await referent.getByLabel("Les dates sont confirmées").check();
    await referent.getByLabel("Le financeur est confirmé").check();
    await press(referent, "Enregistrer l’étape");
    await says(referent, "Le parcours est changé");
    await press(referent, "Confirmer le parcours");
    await says(referent, "Le parcours est confirmé");
    await press(referent, "Commencer l’opération");
    await says(referent, "L’opération commence");
    await axe(referent);
    await referent.getByRole("link", { name: "Positionner la personne qui a dit oui" }).click();
    await referent.waitForURL("**/positionner**");
    await says(referent, lastName);
    await axe(referent);
    const boss = await open();
    await go(boss, await post.linkTo(bossPhone, "/besoins/suivre/"));
    await says(boss, /Une opération pour votre besoin[\s\S]*Ont dit oui\s*Moins de 11/);
    expect(await boss.content()).not.toContain(lastName);
    await axe(boss);
    await boss.close();

    await go(referent, operation);
    await referent.locator("summary", { hasText: "Terminer l’opération" }).click();
    await press(referent, "Oui, terminer l’opération");
    await says(referent, /L’opération est terminée[\s\S]*Ont dit oui\s*1 sur 2[\s\S]*Avait dit oui/);
    await axe(referent);
    await referent.close();
    await go(person, personAt);
    await says(person, "L’opération est terminée");
    await person.close();
    expect(faults).toEqual([]);
  });
});
