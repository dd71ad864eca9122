import { randomUUID } from "node:crypto";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayAndMonth } from "#app/content/dates.ts";
import { createPersonFile } from "#app/people/file/create-person-file.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { addDays } from "#app/platform/working-days.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { demonstrationActor } from "#seeds/access/demonstration-actor.ts";
import { fictionalSiret } from "#seeds/catalogue/fictional-numbers.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { launchBrowser, openPage } from "#tests/support/browser.ts";
import { buildSession, REGION_FUNDER } from "#tests/support/positioning-world.ts";
import { type PostRoom, sessionOf, signIn, startPostRoom } from "./access-world.ts";
import { phonePages, press, says } from "./phone-pages.ts";
import { startPortal, type TestPortal } from "./portal.ts";

const today = todayIso();
/** Whenever the tests run, it is late morning: nobody is told anything by night. */
const clock = { HUB_NOW: `${today}T10:00:00Z` };
/** Entries all year: whoever is accepted today may enter today. */
const permanent = { isPermanent: true, startsOn: addDays(today, -30), endsOn: addDays(today, 200) };

let portal: TestPortal;
let browser: Browser;
let post: PostRoom;
let build: AccessBuilders;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal("demonstration", clock), launchBrowser()]);
  build = openAccessBuilders(portal.database);
  post = await startPostRoom(portal, clock);
});
afterAll(async () => {
  await post?.stop();
  await build?.close();
  await browser?.close();
  await portal?.stop();
});

/** Writes long words in the sheet that is shown: run by the browser. */
const LONG_SHEET = `
  for (const told of document.querySelectorAll("main dd"))
    told.textContent = "Association pour la formation professionnelle des adultes et l’insertion durable du bassin minier";
  const lines = document.querySelector("main ol.history");
  while (lines.children.length < 12) lines.append(lines.children[0].cloneNode(true));
  for (const line of lines.children)
    line.textContent = "Absent(e) à la rencontre, 12 janvier 2027, l’organisme. Absence à l’information collective ou au test.";
`;

/** Somebody whom the journeys are about. */
interface Someone {
  readonly lastName: string;
  readonly mobile: string;
}

let lastMobile = 0;
const someone = (lastName: string): Someone => {
  lastMobile += 1;
  return { lastName, mobile: `06120098${String(lastMobile).padStart(2, "0")}` };
};

/** A referent's requests for all of them, by the use cases; the first is accepted and has confirmed. */
async function positionAll(people: readonly Someone[], sessionId: number): Promise<void> {
  const [referent, secretary] = await Promise.all(
    ["referent-nord", "responsable-of"].map((key) => demonstrationActor(portal.db, key)),
  );
  if (referent === undefined || secretary === undefined) return;
  for (const [index, { lastName, mobile }] of people.entries()) {
    const said = {
      lastName,
      firstName: "Sacha",
      birthDate: "1990-05-14",
      communeCode: "59350",
      phone: mobile,
      mail: "",
    };
    const answers = { channel: "sms", rsa: "unknown", level: "", registration: "unknown", source: "said" };
    const file = await createPersonFile(
      portal.db,
      referent,
      createPersonFile.input.parse({ ...said, ...answers, birthCommuneCode: null, isAnother: false }),
    );
    if (!file.ok) throw new Error(file.refusal.kind);
    const where = { funderCode: REGION_FUNDER, programme: "prf", departement: "59" };
    const asked = { key: randomUUID(), personFileId: file.value.personFileId, sessionId, hasAgreed: true, ...where };
    const sent = await submitPositioning(portal.db, referent, asked);
    if (!sent.ok) throw new Error(sent.refusal.kind);
    if (index > 0) continue;
    const { positioningId, version } = sent.value;
    const accepted = await commandPositioning(portal.db, secretary, {
      ...{ key: randomUUID(), positioningId, version, command: { name: "accept" } },
    });
    if (!accepted.ok) throw new Error(accepted.refusal.kind);
    const confirm = {
      key: randomUUID(),
      positioningId,
      version: accepted.value.version,
      command: { name: "confirm" },
    } as const;
    const confirmed = await commandPositioning(portal.db, referent, confirm);
    if (!confirmed.ok) throw new Error(confirmed.refusal.kind);
  }
}

const international = ({ mobile }: Someone): string => `+33${mobile.slice(1)}`;

describe.each([
  { how: "with JavaScript", javaScript: true },
  { how: "without JavaScript", javaScript: false },
])("on a phone, $how", ({ javaScript }) => {
  const { faults, open, openAs, go, axe } = phonePages(() => ({ portal, browser }), javaScript);

  /** The referent creates the file of somebody, and answers its path. */
  async function follow(referent: Page, { lastName, mobile }: Someone): Promise<string> {
    await go(referent, "/personnes/nouvelle");
    await referent.getByLabel("Nom de famille").fill(lastName);
    await referent.getByLabel("Prénom").fill("Sacha");
    await referent.getByLabel("Date de naissance").fill("1990-05-14");
    await referent.getByLabel("Commune où elle habite").fill("Lille");
    await referent.getByLabel("Téléphone").fill(mobile);
    await referent.getByLabel("Par SMS").check();
    await press(referent, "Créer le dossier");
    await referent.waitForURL(/\/personnes\/[0-9a-f-]{36}/);
    return new URL(referent.url()).pathname;
  }

  async function position(referent: Page, file: string, session: string): Promise<void> {
    await go(referent, `${file}/positionner?session=${session}`);
    await referent.getByLabel("Programme").selectOption("prf");
    // The session says no place.
    await referent.getByLabel("Département où a lieu").fill("59");
    await referent.getByLabel("La personne est d’accord").check();
    await axe(referent);
    await press(referent, "Envoyer la demande");
    await referent.waitForURL((url) => url.pathname === file);
  }

  /** The group of the session's page where somebody is, open. */
  async function openGroup(organisation: Page, { lastName }: Someone): Promise<Locator> {
    const group = organisation.locator("details.group", { hasText: lastName });
    if ((await group.getAttribute("open")) === null) await group.locator("summary").first().click();
    return group;
  }

  /** The organisation decides of one person of its session. */
  async function decide(organisation: Page, session: string, who: Someone, choice: Choice): Promise<void> {
    await go(organisation, `/sessions/${session}`);
    await axe(organisation);
    const group = await openGroup(organisation, who);
    await group.getByLabel(`Sacha ${who.lastName}`).check();
    await group.getByLabel(choice.decision).check();
    if (choice.day !== undefined) await group.getByLabel(/^Date/).fill(choice.day);
    if (choice.reason !== undefined) await group.getByLabel("Motif").selectOption({ label: choice.reason });
    await group.getByRole("button", { name: "Enregistrer la décision" }).click();
    await says(organisation, "C’est enregistré");
  }

  /** How many pages the sheet to print has, of a long name, a long training and a history of twelve lines. */
  async function sheetPages(file: string): Promise<number> {
    const { page, context } = await openPage(browser);
    await signIn(context, portal.url, await sessionOf(portal.db, "referent-nord"));
    await go(page, file);
    await page.getByRole("link", { name: "Imprimer la fiche" }).click();
    await page.waitForURL(/\/fiche\?/, { waitUntil: "networkidle" });
    await page.evaluate(LONG_SHEET);
    const pdf = await page.pdf({ format: "A4" });
    await context.close();
    return pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  }

  it("somebody is positioned, invited, accepted, confirms by SMS, enters, and leaves with two blocks", async () => {
    const who = someone(`Delmotte${javaScript ? "a" : "b"}`);
    const { number } = await buildSession(build, { siret: fictionalSiret(1), ...permanent });
    const referent = await openAs("referent-nord");
    const file = await follow(referent, who);
    await axe(referent);
    await position(referent, file, number);
    await says(referent, /Soudeur/);
    expect(await sheetPages(file)).toBe(1);

    const organisation = await openAs("responsable-of");
    await decide(organisation, number, who, { decision: /Convoquer/, day: today });
    await decide(organisation, number, who, { decision: /présence à la rencontre/ });
    await decide(organisation, number, who, { decision: /^Retenir/ });

    const person = await open();
    await person.goto(await post.linkTo(international(who), "/reponse/", 2), { waitUntil: "networkidle" });
    await axe(person);
    await press(person, "Je prends la place");
    await says(person, "C’est enregistré : vous prenez la place");
    await axe(person);

    await decide(organisation, number, who, { decision: /entrée en formation/, day: today });
    const present = await openGroup(organisation, who);
    await present.getByRole("link", { name: `Sacha ${who.lastName}` }).click();
    await organisation.waitForURL("**/personnes/**");
    await axe(organisation);
    const exit = organisation.locator("details.group", { hasText: "Une sortie" });
    await exit.locator("summary").click();
    await exit.getByLabel("Date", { exact: true }).fill(today);
    await exit.getByLabel("Motif de la sortie").selectOption({ index: 1 });
    const blocks = exit.getByRole("group", { name: "Blocs de compétences obtenus" }).getByRole("checkbox");
    for (const block of await blocks.all()) await block.check();
    await press(organisation, "Déclarer la sortie");
    await says(organisation, "C’est enregistré");
    await axe(organisation);
    await go(referent, file);
    await says(referent, /sorti|Sortie/i);
    await referent.getByText("Ce qui s’est passé").click();
    await says(referent, /RNCP34441BC01[\s\S]*RNCP34441BC02/);
    await Promise.all([referent, organisation, person].map((page) => page.close()));
    expect(faults).toEqual([]);
  });

  it("somebody is refused, another waits, and takes the place that a third gives back by SMS", async () => {
    const [first, next, refused] = ["Lefrancq", "Wallart", "Obin"].map((name) =>
      someone(`${name}${javaScript ? "a" : "b"}`),
    );
    if (first === undefined || next === undefined || refused === undefined) return;
    const { number } = await buildSession(build, { siret: fictionalSiret(1), ...permanent, seats: 1 });
    const organisation = await openAs("responsable-of");
    await go(organisation, `/sessions/${number}/gerer`);
    await axe(organisation);
    await organisation.getByLabel("Places prises ailleurs").fill("0");
    await organisation.getByLabel(/La première personne en attente est retenue/).check();
    await press(organisation, "Enregistrer les places");
    await says(organisation, "1 place libre");

    const referent = await openAs("referent-nord");
    const files: string[] = [];
    for (const who of [first, next, refused]) {
      files.push(await follow(referent, who));
      await position(referent, files.at(-1) ?? "", number);
    }
    await decide(organisation, number, first, { decision: /^Retenir/ });
    await says(organisation, /complet/i);
    await decide(organisation, number, next, { decision: /liste d’attente/ });
    await decide(organisation, number, refused, { decision: /Ne pas retenir/, reason: "Mobilité, distance" });
    await go(referent, files[2] ?? "");
    await referent.getByText("Ce qui s’est passé").click();
    await says(referent, "Mobilité, distance");

    const person = await open();
    await person.goto(await post.linkTo(international(next), "/reponse/", 2), { waitUntil: "networkidle" });
    await says(person, "Vous êtes le premier ou la première de la liste d’attente");
    await axe(person);
    await person.goto(await post.linkTo(international(first), "/reponse/", 2), { waitUntil: "networkidle" });
    await person.getByRole("radio").first().check();
    await axe(person);
    await press(person, "Dire non à cette formation");
    await says(person, "vous ne suivez pas cette formation");
    await person.goto(await post.linkTo(international(next), "/reponse/", 3), { waitUntil: "networkidle" });
    await press(person, "Je prends la place");
    await says(person, "C’est enregistré : vous prenez la place");
    await go(organisation, `/sessions/${number}`);
    await says(organisation, /Inscrits \(1\)/);
    await says(organisation, /complet/i);
    await Promise.all([referent, organisation, person].map((page) => page.close()));
    expect(faults).toEqual([]);
  });

  it("a session is postponed with eight people: all keep their request, and whoever had confirmed is asked again", async () => {
    const { id, number } = await buildSession(build, {
      siret: fictionalSiret(1),
      seats: 9,
      startsOn: addDays(today, 60),
    });
    const organisation = await openAs("responsable-of");
    await go(organisation, `/sessions/${number}/gerer`);
    await organisation.getByLabel("Places prises ailleurs").fill("0");
    await organisation.getByLabel(/Vous confirmez d’abord/).check();
    await press(organisation, "Enregistrer les places");
    await says(organisation, "9 places libres");
    const people = Array.from({ length: 8 }, (_, index) =>
      someone(`Vasse${"abcdefgh".charAt(index)}${javaScript ? "a" : "b"}`),
    );
    await positionAll(people, id);

    await organisation.getByRole("link", { name: "Reporter la session" }).click();
    await organisation.waitForURL("**/reporter");
    await organisation.getByLabel("Nouveau premier jour").fill(addDays(today, 90));
    await organisation.getByLabel("Nouveau dernier jour").fill(addDays(today, 150));
    await press(organisation, "Voir qui est concerné");
    await says(organisation, "8 personnes gardent leur demande");
    await says(organisation, "1 personne inscrite devra dire");
    await axe(organisation);
    await press(organisation, "Reporter la session et prévenir 8 personnes");
    await says(organisation, "La session est reportée");
    await go(organisation, `/sessions/${number}`);
    await says(organisation, /À traiter \(7\)/);
    await says(organisation, /Retenus, confirmation attendue \(1\)/);

    const [, waiting] = people;
    if (waiting === undefined) return;
    const person = await open();
    await person.goto(await post.linkTo(international(waiting), "/reponse/", 2), { waitUntil: "networkidle" });
    await says(person, dayAndMonth(addDays(today, 90)));
    await axe(person);
    await Promise.all([organisation, person].map((page) => page.close()));
    expect(faults).toEqual([]);
  });
});

interface Choice {
  readonly decision: RegExp;
  readonly day?: string;
  readonly reason?: string;
}
