import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "#app/access/sign-in/factor/totp.server.ts";
import { DEMONSTRATION_PASSWORD } from "#seeds/access/accounts.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { launchBrowser, openPage, type WatchedPage } from "#tests/support/browser.ts";
import {
  givePeople,
  loginOf,
  NEWCOMER_PASSWORD,
  newcomerSession,
  type PostRoom,
  secretOf,
  sessionOf,
  signIn,
  startPostRoom,
} from "./access-world.ts";
import { tabTo } from "./keyboard.ts";
import { startPortal, type TestPortal } from "./portal.ts";

const STEP_MS = 30_000;

let portal: TestPortal;
let browser: Browser;
let post: PostRoom;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal("demonstration"), launchBrowser()]);
  post = await startPostRoom(portal);
});
afterAll(async () => {
  await post?.stop();
  await browser?.close();
  await portal?.stop();
});

const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name }).click();
const wordsOf = async (page: Page): Promise<string> =>
  (await page.locator("main").innerText()).replaceAll("\u00a0", " ");

async function typePassword(page: Page, login: string, password: string, url = portal.url): Promise<void> {
  await page.goto(`${url}/connexion`, { waitUntil: "networkidle" });
  await page.getByLabel("Adresse électronique").fill(login);
  await page.getByLabel("Mot de passe").fill(password);
  await press(page, "Me connecter");
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.waitForURL("**/connexion/code");
  await page.getByLabel("Code").fill(code);
  await press(page, "Continuer");
}

const scripts = [
  { how: "with JavaScript", javaScript: true, manager: "responsable-nord" },
  { how: "without JavaScript", javaScript: false, manager: "responsable-62" },
];

describe.each(scripts)("a professional, $how, on a phone", ({ javaScript, manager }) => {
  const open = (): Promise<WatchedPage> => openPage(browser, { javaScript, width: 360 });
  const openAs = async (key: string, path: string): Promise<WatchedPage> => {
    const watched = await open();
    await signIn(watched.context, portal.url, await sessionOf(portal.db, key));
    await watched.page.goto(portal.url + path, { waitUntil: "networkidle" });
    return watched;
  };

  it("is invited, comes in with a second factor, leaves and comes back", async () => {
    const email = `camille-${javaScript}@exemple.fr`;
    const password = "gaufre-terril-braderie-62";
    const inviter = await openAs(manager, "/mon-organisation");
    await inviter.page.getByRole("link", { name: "Inviter quelqu’un" }).click();
    await inviter.page.waitForURL("**/inviter");
    await inviter.page.getByLabel("Son adresse électronique professionnelle").fill(email);
    await inviter.page.getByLabel("agent").check();
    await press(inviter.page, "Envoyer l’invitation");
    await inviter.page.getByText(email, { exact: true }).waitFor();
    expect(await inviter.page.getByRole("status").allInnerTexts()).toContain("L’invitation est envoyée.");
    expect(inviter.faults).toEqual([]);

    const { page, faults } = await open();
    await page.goto(await post.linkTo(email, "/invitation/"), { waitUntil: "networkidle" });
    await page.getByLabel("Votre prénom et votre nom").fill("Camille Leroy");
    await page.getByLabel("Choisissez un mot de passe").fill(password);
    await press(page, "Créer mon compte");
    await page.waitForURL("**/connexion/second-moyen");
    const secret = (await page.locator(".secret").innerText()).replaceAll(" ", "");
    await page.getByLabel("Code à 6 chiffres").fill(codeOf(secret, new Date()));
    await press(page, "Vérifier le code");
    await expect.poll(() => page.locator("h1").innerText(), { timeout: 8_000 }).toBe("Votre compte est protégé");
    const recoveryCodes = await page.locator(".recovery-codes li").allInnerTexts();
    expect(new Set(recoveryCodes).size).toBe(10);
    await press(page, "J’ai noté mes codes, continuer");
    await page.waitForURL("**/a-faire");
    await page.goto(`${portal.url}/mon-organisation`, { waitUntil: "networkidle" });
    await expect.poll(() => wordsOf(page), { timeout: 8_000 }).toContain("Camille Leroy (vous)");
    expect(await page.getByText("Retirer").count()).toBe(0);

    await press(page, "Me déconnecter");
    await page.waitForURL("**/connexion?fait=deconnecte");
    await expect.poll(() => wordsOf(page), { timeout: 8_000 }).toContain("Vous avez quitté votre espace");
    await typePassword(page, email.toUpperCase(), password);
    // The code of now has served: a phone half a minute ahead shows the next one.
    await typeCode(page, codeOf(secret, new Date(Date.now() + STEP_MS)));
    await page.waitForURL("**/a-faire");
    await page.goto(`${portal.url}/mon-compte`);
    await press(page, "Me déconnecter");
    await page.waitForURL("**/connexion?fait=deconnecte");
    await typePassword(page, email, password);
    await typeCode(page, recoveryCodes[3] ?? "");
    await page.waitForURL("**/a-faire");
    expect(faults).toEqual([]);
  });

  it("leaves: a colleague takes over, and the next click is refused", async () => {
    const [leaver, heir] = javaScript
      ? (["Karim Delattre", "Lucie Bernard"] as const)
      : (["Inès Moreau", "Yann Dubois"] as const);
    const [leaverKey, managerKey] = javaScript
      ? (["referent-nord", "responsable-nord"] as const)
      : (["conseillere-ml", "responsable-ml"] as const);
    await givePeople(portal, leaverKey, 3);
    const member = await openAs(leaverKey, "/mon-organisation");
    const { page, faults } = await openAs(managerKey, "/mon-organisation");
    const rowOf = (name: string) => page.getByRole("listitem").filter({ hasText: name });
    expect((await rowOf(leaver).innerText()).replaceAll("\u00a0", " ")).toContain("3 personnes suivies");
    expect((await rowOf(heir).innerText()).replaceAll("\u00a0", " ")).toContain("0 personne suivie");
    await page.getByRole("link", { name: `Retirer ${leaver}` }).click();
    await page.getByText("Ce membre suit 3 personnes").waitFor();
    await press(page, "Retirer de l’organisation");
    // Nobody was chosen.
    await page.getByRole("alert").waitFor();
    expect(page.url()).toContain("/depart");
    expect(faults.splice(0).filter((fault) => !fault.includes("409"))).toEqual([]);
    await page.getByLabel(heir).check();
    await press(page, "Retirer de l’organisation");
    await page.waitForURL("**/mon-organisation?fait=membre-retire");
    expect((await rowOf(heir).innerText()).replaceAll("\u00a0", " ")).toContain("3 personnes suivies");
    expect(await rowOf(leaver).count()).toBe(0);
    expect(faults).toEqual([]);

    expect(await wordsOf(member.page)).toContain(`${leaver} (vous)`);
    const menu = member.page.getByRole("navigation", { name: "Mon espace" });
    // A menu of ten entries does not push the page under the screen of a phone.
    expect((await menu.boundingBox())?.height).toBeLessThan(100);
    await menu.getByText(/^Menu/).click();
    await menu.getByRole("link", { name: "Mon compte" }).click();
    await member.page.waitForURL("**/connexion?suite=**");
    await member.page.getByRole("heading", { name: "Se connecter" }).waitFor();
    expect(await wordsOf(member.page)).not.toContain(leaver);
  });

  it("chooses a new password by letter, and is still asked for the code", async () => {
    const key = javaScript ? "referente-62" : "responsable-relais";
    const home = javaScript ? "**/a-faire" : "**/mon-organisation";
    const password = "coron-carillon-endive-80";
    const { page, faults } = await open();
    await page.goto(`${portal.url}/connexion`, { waitUntil: "networkidle" });
    await page.getByRole("link", { name: "J’ai oublié mon mot de passe" }).click();
    await page.waitForURL("**/mot-de-passe");
    await page.getByLabel("Adresse électronique").fill(loginOf(key));
    await press(page, "Recevoir le lien");
    await page.getByRole("heading", { name: "Regardez vos messages" }).waitFor();
    const link = await post.linkTo(loginOf(key), "/mot-de-passe/");
    await page.goto(link, { waitUntil: "networkidle" });
    await page.getByLabel("Nouveau mot de passe").fill(password);
    await press(page, "Changer mon mot de passe");
    await page.waitForURL("**/connexion?fait=mot-de-passe");
    await expect.poll(() => wordsOf(page), { timeout: 8_000 }).toContain("Votre mot de passe est changé");
    await typePassword(page, loginOf(key), password);
    await page.waitForURL("**/connexion/code");
    await page.goto(`${portal.url}/mon-organisation`);
    expect(page.url()).toBe(`${portal.url}/connexion/code`);
    await typeCode(page, codeOf(secretOf(key), new Date()));
    await page.waitForURL(home);
    expect(faults).toEqual([]);
    await page.goto(link);
    expect(await page.locator("h1").innerText()).toBe("Ce lien ne marche plus");
  });

  it("signs in with a keyboard alone, and sees where they are", async () => {
    const key = javaScript ? "responsable-of" : "responsable-entreprise";
    const { page, faults } = await open();
    await page.goto(`${portal.url}/connexion`, { waitUntil: "networkidle" });
    await tabTo(page, "Adresse électronique");
    await page.keyboard.type(loginOf(key));
    expect(await ringOf(page)).toBe("3px");
    await page.keyboard.press("Tab");
    await page.keyboard.type(DEMONSTRATION_PASSWORD);
    await page.keyboard.press("Tab");
    expect(await ringOf(page)).toBe("3px");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/connexion/code");
    await tabTo(page, "Code");
    await page.keyboard.type(codeOf(secretOf(key), new Date()));
    expect(await ringOf(page)).toBe("3px");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/mon-organisation");
    expect(faults).toEqual([]);
  });

  // Without JavaScript the browser alone moves the focus.
  if (javaScript) {
    it("keeps the focus where they put it, on a page that has just come and while an answer is awaited", async () => {
      const key = "responsable-of";
      const { page } = await open();
      await page.goto(`${portal.url}/connexion`, { waitUntil: "networkidle" });
      const aside = page.locator(".site-nav a").first();
      const isAside = (): Promise<boolean> => aside.evaluate((link) => link === document.activeElement);
      // Somebody who goes to the menu before the page they asked for has come.
      await page.route("**/connexion/code.data**", async (route) => {
        await aside.focus();
        await route.continue();
      });
      await page.getByLabel("Adresse électronique").fill(loginOf(key));
      await page.getByLabel("Mot de passe").fill(DEMONSTRATION_PASSWORD);
      await press(page, "Me connecter");
      await page.waitForURL("**/connexion/code");
      await page.waitForLoadState("networkidle");
      await page.waitForFunction(() => document.querySelector("p[role=status].sr-only")?.textContent !== "");
      expect(await isAside()).toBe(true);
      await page.unroute("**/connexion/code.data**");
      await page.getByLabel("Code", { exact: true }).focus();
      // Somebody who mends their code before the answer that refuses it has come.
      await page.route("**/connexion/code**", async (route) => {
        // The page is read anew after the answer: that asks nothing of anybody.
        if (route.request().method() === "POST") await aside.focus();
        await route.continue();
      });
      await page.keyboard.type("000000");
      await page.keyboard.press("Enter");
      await page.locator(".notice.trouble").waitFor();
      expect(await isAside()).toBe(true);
    });
  }

  it("reads first what is wrong with a password, and has not lost what was typed", async () => {
    const { page } = await open();
    await typePassword(page, "quelqu.un@exemple.fr", "ceci n’est pas le bon");
    const summary = page.locator(".notice.trouble:focus");
    await summary.waitFor();
    expect(await summary.innerText()).toContain("Rien n’est perdu");
    expect(await page.getByLabel("Adresse électronique").inputValue()).toBe("quelqu.un@exemple.fr");
    expect(await page.content()).not.toContain("ceci n’est pas le bon");
    expect(await page.getByLabel("Mot de passe").inputValue()).toBe("");
    if (javaScript) expect(await page.title()).toMatch(/^Erreur – Se connecter/);
    await summary.getByRole("link").press("Enter");
    await page.locator("#sign-in-login:focus").waitFor();
    expect(await page.getByLabel("Adresse électronique").inputValue()).toBe("quelqu.un@exemple.fr");
  });
});

describe("a professional whose device confirms who they are", () => {
  it("adds it, comes back with it, and by a recovery code where there is no JavaScript", async () => {
    const email = "zoe@exemple.fr";
    // Browsers know no passkeys at a numeric address.
    const nearby = portal.url.replace("127.0.0.1", "localhost");
    const { page, context } = await openPage(browser, { width: 360 });
    await giveDevice(page);
    await signIn(context, nearby, await newcomerSession(portal.db, email));
    await page.goto(`${nearby}/connexion/second-moyen`, { waitUntil: "networkidle" });
    await press(page, "Utiliser cet appareil");
    await page.waitForURL("**/connexion/codes-de-secours");
    const recoveryCode = (await page.locator(".recovery-codes li").first().innerText()).trim();
    await press(page, "J’ai noté mes codes, continuer");
    await page.waitForURL("**/a-faire");
    await page.goto(`${nearby}/mon-compte`, { waitUntil: "networkidle" });
    expect(await wordsOf(page)).toContain("Clé d’accès ajoutée avec Chrome sur Linux");
    await press(page, "Me déconnecter");
    await page.waitForURL("**/connexion?fait=deconnecte");
    await typePassword(page, email, NEWCOMER_PASSWORD, nearby);
    await page.waitForURL("**/connexion/code");
    // A page left open for long: the answer is refused, and the page asks anew.
    await makeChallengesOld();
    await press(page, "Utiliser cet appareil");
    await page.getByText("Cette réponse n’est plus valable").waitFor();
    await press(page, "Utiliser cet appareil");
    await page.waitForURL("**/a-faire");

    const other = await openPage(browser, { width: 360, javaScript: false });
    await typePassword(other.page, email, NEWCOMER_PASSWORD, nearby);
    await other.page.waitForURL("**/connexion/code");
    expect(await wordsOf(other.page)).toContain("Votre clé d’accès a besoin de JavaScript");
    expect(await other.page.getByRole("button", { name: "Utiliser cet appareil" }).isVisible()).toBe(false);
    await other.page.getByLabel("Code de secours").fill(recoveryCode);
    await press(other.page, "Continuer");
    await other.page.waitForURL("**/a-faire");
    expect(other.faults).toEqual([]);
  });
});

/** A device that checks who holds it and always says yes. */
async function giveDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
}

async function makeChallengesOld(): Promise<void> {
  const builders = openAccessBuilders(portal.database);
  await builders.query("UPDATE passkey_challenge SET asked_at = asked_at - interval '6 minutes'");
  await builders.close();
}

describe("a person, without JavaScript, on a phone", () => {
  const open = (): Promise<WatchedPage> => openPage(browser, { javaScript: false, width: 360 });

  async function askLink(page: Page, contact: string, wanted = "/connexion"): Promise<void> {
    await page.goto(`${portal.url}${wanted}`);
    await page.getByRole("link", { name: "Recevoir un lien par e-mail ou par SMS" }).click();
    await page.getByLabel("Votre adresse e-mail ou votre numéro de mobile").fill(contact);
    await press(page, "Envoyer le lien");
    await page.getByRole("heading", { name: "Regardez vos messages" }).waitFor();
  }

  it("receives a link, comes in without a password, takes their data away and leaves", async () => {
    const asking = await open();
    await askLink(asking.page, "06 12 34 01 02");
    const link = await post.linkTo("+33612340102", "/connexion/lien/");
    const { page, faults } = await open();
    await page.goto(link);
    await page.reload();
    expect(await wordsOf(page)).toContain("Vous entrez comme : 06 … 02");
    await press(page, "Entrer");
    await page.waitForURL("**/mon-compte");
    expect(await wordsOf(page)).toContain("Lien envoyé par SMS au 06 12 34 01 02");
    await page.getByRole("link", { name: "Ce que le portail sait de moi" }).click();
    expect(await wordsOf(page)).toMatch(/Connexion avec un lien\s+.* à .*, par vous/);
    const [file] = await Promise.all([page.waitForEvent("download"), press(page, "Télécharger mes données")]);
    expect(JSON.parse(await readFile(await file.path(), "utf8"))).toMatchObject({
      waysIn: [{ kind: "contact", contact: { channel: "sms", address: "+33612340102" } }],
      trail: [{ action: "own-data.download" }, { action: "sign-in.link", what: "Connexion avec un lien" }],
      trailIsWhole: true,
    });
    await page.goto(`${portal.url}/mon-compte`);
    await press(page, "Me déconnecter");
    await page.waitForURL("**/connexion?fait=deconnecte");
    await page.goto(link);
    expect(await page.locator("h1").innerText()).toBe("Ce lien ne marche plus");
    await page.getByRole("link", { name: "Demander un autre lien" }).click();
    await askLink(page, " Sam@Exemple.FR ");
    expect(await post.linkTo("sam@exemple.fr", "/connexion/lien/")).not.toBe(link);
    expect([...asking.faults, ...faults]).toEqual([]);
  });

  it("comes back by the link to the page they wanted", async () => {
    const { page, faults } = await open();
    await askLink(page, "06 12 34 01 03", "/mon-compte/mes-demandes");
    await page.goto(await post.linkTo("+33612340103", "/connexion/lien/"));
    await press(page, "Entrer");
    await page.waitForURL("**/mon-compte/mes-demandes");
    expect(faults).toEqual([]);
  });
});

/** How wide the ring around what has the focus is. */
const ringOf = (page: Page): Promise<string> =>
  page.locator(":focus").evaluate((element) => getComputedStyle(element).outlineWidth);
