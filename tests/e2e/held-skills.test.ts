import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { createPersonFile } from "#app/people/file/create-person-file.server.ts";
import { demonstrationActor } from "#seeds/access/demonstration-actor.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { accessibilityFaults, openPage } from "#tests/support/browser.ts";
import { saidToThem } from "#tests/support/said-to-them.ts";
import { personSession, sessionOf, signIn } from "./access-world.ts";
import { follow, onSkillStage, press, type SkillStage, wantJob } from "./skill-steps.ts";

let browser: SkillStage["browser"];
let url: string;
let db: SkillStage["db"];
let portal: SkillStage["portal"];

onSkillStage((stage) => {
  ({ browser, url, db, portal } = stage);
});

/** Opens what is asked before an act: nothing is done yet. */
const open = (page: Page, asks: string): Promise<void> => page.locator("summary", { hasText: asks }).click();
/** The pages of skills that are filled beside somebody; trainings and paths quote the catalogue, which speaks as it likes. */
const pagesBeside = [
  ...["metiers", "diplomes", "diplomes?diplome=RNCP37278", "mes-mots?q=je+fais+le+ménage+et+je+sers+à+table"],
  ...[
    "permis-langues",
    "facon-de-travailler",
    "metier-voulu",
    "metiers-proches",
    "questions?encore=1",
    "resultat",
    "limites",
  ],
  "imprimer",
];
const mainOf = (page: Page): Promise<string> => page.locator("main").innerText();

describe.each([{ javaScript: true }, { javaScript: false }])("on a phone (JavaScript: $javaScript)", (options) => {
  const check = async (page: Page): Promise<void> => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    if (options.javaScript) expect(await accessibilityFaults(page)).toEqual([]);
  };

  it("a person sees what their answers say, keeps them in their account, and erases them", async () => {
    const { page, context, faults } = await openPage(browser, { ...options, width: 320 });
    await page.goto(`${url}/mes-competences/metiers`);
    await page.getByLabel("J’ai été").fill("serveuse");
    await press(page, "Chercher ce métier");
    await page.getByRole("radio").first().check();
    await page.getByLabel("Pendant combien d’années").fill("6");
    await press(page, "Ajouter ce métier");
    await page.getByText("C’est noté.").waitFor();
    await signIn(context, url, await personSession(db));
    await page.goto(`${url}/mon-compte`);
    await follow(page, "Mes compétences");
    await follow(page, "Voir ce qu’elles disent, et les ajouter ici");
    await page.getByRole("heading", { name: "Ajouter mes réponses à mon compte" }).waitFor();
    expect(await mainOf(page)).toMatch(/6 ans comme serveu/i);
    await check(page);
    const second = await context.newPage();
    await second.goto(page.url());
    await press(page, "Ajouter à mes compétences");
    await page.getByText("Vos réponses sont dans votre compte.").waitFor();
    await press(second, "Ajouter à mes compétences");
    await second.getByText("Cet appareil ne garde plus de réponses").waitFor();
    await second.close();
    await check(page);
    expect(await mainOf(page)).toMatch(/Dit par vous, le /);
    await follow(page, "Continuer");
    await wantJob(page, "assistante de vie aux familles");
    await follow(page, "Voir mon résultat maintenant");
    await page.getByRole("heading", { name: /^Votre résultat/ }).waitFor();
    await page.getByText("Gardé dans votre compte.").waitFor();
    const result = page.url();
    await page.goto(`${url}/formations`);
    const only = page.getByRole("link", { name: /^Voir seulement ce qui me manque ou reste à vérifier/ });
    const [announced] = /\d+/.exec(await only.innerText()) ?? [];
    await only.click();
    await page.getByRole("heading", { level: 1, name: `${announced} formations` }).waitFor();
    for (const card of await page.locator("article.hit").allInnerTexts())
      expect(card).toMatch(/Vous apporte .* qui restent à vérifier/);
    await page.goto(result);
    await follow(page, "Mes compétences");
    await open(page, "Effacer mes compétences");
    expect(await mainOf(page)).toMatch(/6 ans comme serveu/i);
    await press(page, "Oui, tout effacer");
    await page.getByText("Vos compétences sont effacées.").waitFor();
    expect(await mainOf(page)).not.toMatch(/6 ans comme serveu/i);
    expect(faults).toEqual([]);
  });

  it("a referent goes from somebody's skills to a path, and positions them without choosing them again", async () => {
    const { page, context, faults } = await openPage(browser, { ...options, width: 320 });
    await signIn(context, url, await sessionOf(db, "referent-nord"));
    const name = `Beffroi${options.javaScript ? "elle" : "in"}`;
    const referent = await demonstrationActor(db, "referent-nord");
    const said = createPersonFile.input.parse({
      ...{ lastName: name, firstName: "Inès", birthDate: "1990-05-14", communeCode: "59350", birthCommuneCode: null },
      ...{ phone: "", mail: "", channel: "referent", rsa: "unknown", level: "", registration: "unknown" },
      ...{ source: "said", isAnother: false },
    });
    const made = await createPersonFile(db, referent, said);
    if (!made.ok) throw new Error(made.refusal.kind);
    await page.goto(`${url}/personnes/${made.value.personFileId}`);
    await follow(page, "Compétences et parcours");
    await page.getByText("La personne n’a pas donné son accord").waitFor();
    await check(page);
    await open(page, "Noter que la personne est d’accord");
    await check(page);
    await press(page, "Oui, elle est d’accord");
    await page.getByText("L’accord de la personne est noté.").waitFor();
    await follow(page, "Commencer");
    await page.getByLabel("Elle a été").fill("serveuse");
    await press(page, "Chercher ce métier");
    await page.getByRole("radio").first().check();
    await page.getByLabel("Pendant combien d’années").fill("6");
    await press(page, "Ajouter ce métier");
    await follow(page, "Continuer");
    await wantJob(page, "assistante de vie aux familles");
    await follow(page, "Voir le résultat maintenant");
    await page.getByRole("heading", { name: /^À vérifier \(\d+\)/ }).waitFor();
    expect(await mainOf(page)).not.toMatch(/manque/i);
    const result = page.url();
    const toThem: string[] = [];
    for (const name of pagesBeside) {
      await page.goto(`${url}/personnes/${made.value.personFileId}/competences/${name}`);
      toThem.push(...saidToThem(await mainOf(page)).map((words) => `${name}: ${words}`));
    }
    expect(toThem).toEqual([]);
    await page.goto(result);
    await follow(page, "Voir les formations utiles pour ce métier");
    // Looked for around the home of the file: nobody is asked where they live.
    await page.getByText(/^Autour de Lille/).waitFor();
    await follow(page, "Voir un parcours complet, avec des dates");
    await page.locator("ol.path").waitFor();
    await check(page);
    await follow(page, "Positionner sur cette session");
    await page.getByRole("heading", { level: 1, name: `Positionner Inès ${name}` }).waitFor();
    expect(await mainOf(page)).not.toMatch(/Non\s+La formation est réservée|Une autre formation a lieu en même temps/);
    for (const choice of await page.getByRole("combobox").all()) await choice.selectOption({ index: 1 });
    await page.getByLabel("La personne est d’accord pour cette demande").check();
    await press(page, "Envoyer la demande");
    await page.getByRole("heading", { name: "Demandes et formations" }).waitFor();
    await page.goto(`${url}/personnes/${made.value.personFileId}/competences/parcours`);
    const asked = page.locator("ol.path > li", { hasText: "Positionné(e), en attente de l’organisme." });
    expect(await asked.count()).toBe(1);
    expect(await asked.getByRole("link", { name: /^Positionner/ }).count()).toBe(0);
    await check(page);
    expect(await mainOf(page)).not.toMatch(/\b(mes|mon|votre) (heures|budget|parcours|réponses)\b/i);
    await asked.getByRole("link", { name: /^Voir la fiche/ }).click();
    await page.getByRole("heading", { level: 1, name: /Inès/ }).waitFor();
    await page.goto(`${url}/personnes/${made.value.personFileId}/competences`);
    expect(await mainOf(page)).toMatch(/Noté avec « Département du Nord/);
    await check(page);
    const late = await context.newPage();
    await late.goto(`${url}/personnes/${made.value.personFileId}/competences/questions?encore=1`);
    await open(page, "Noter qu’elle n’est plus d’accord");
    await check(page);
    await press(page, "Oui, arrêter mon accès");
    await press(late, "Oui");
    await late.getByText("Votre dernière réponse n’est pas gardée").waitFor();
    await page.getByText("Vous n’avez plus accès à ses compétences.").waitFor();
    expect(await mainOf(page)).not.toMatch(/serveu/i);
    expect(faults).toEqual([]);
  });
});

it("a person alone has a path that reads the file a referent holds on them: their town, their level, who pays for them", async () => {
  const referent = await demonstrationActor(db, "referent-nord");
  const said = createPersonFile.input.parse({
    ...{
      lastName: "Beffroisel",
      firstName: "Camille",
      birthDate: "1991-06-15",
      communeCode: "59350",
      birthCommuneCode: null,
    },
    ...{ phone: "", mail: "", channel: "referent", rsa: "no", level: "3", registration: "no" },
    ...{ source: "said", isAnother: false },
  });
  const made = await createPersonFile(db, referent, said);
  if (!made.ok) throw new Error(made.refusal.kind);
  const { page, context, faults } = await openPage(browser, { javaScript: true, width: 320 });
  await signIn(context, url, await personSession(db));
  await giveFile(portal, made.value.personFileId);
  await page.goto(`${url}/mes-competences/metier-voulu`);
  await wantJob(page, "assistante de vie aux familles");
  await page.waitForURL(/questions/);
  await page.goto(`${url}/mes-competences/formations`);
  // Looked for around the home of the file: nobody is asked where they live.
  await page.getByText(/^Autour de Lille/).waitFor();
  await page.goto(`${url}/mes-competences/parcours`);
  await page.getByRole("heading", { level: 1, name: /^Votre parcours/ }).waitFor();
  const text = await mainOf(page);
  expect(text).toMatch(/de côté\u00a0: leur financeur paie pour d’autres personnes/);
  expect(text).toMatch(/C’est ce que dit votre dossier/);
  expect(text).not.toMatch(/(chez|celui de|pour|dossier de) la personne|Positionner/i);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await accessibilityFaults(page)).toEqual([]);
  await follow(page, "Voir ce que dit mon dossier");
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(faults).toEqual([]);
});

/** Ties a file to the account of the person who came by a link. */
async function giveFile({ database }: SkillStage["portal"], personFileId: string): Promise<void> {
  const builders = openAccessBuilders(database);
  await builders.query(
    `UPDATE person_file SET account_id =
       (SELECT account_id FROM identity JOIN account a ON a.id = account_id WHERE NOT a.is_professional ORDER BY linked_at DESC LIMIT 1)
     WHERE id = $1`,
    [personFileId],
  );
  await builders.close();
}
