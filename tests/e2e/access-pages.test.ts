import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "#app/access/sign-in/totp.server.ts";
import { launchBrowser, openPage } from "#tests/support/browser.ts";
import {
  givePeople,
  halfwaySessionOf,
  invitationFor,
  loginOf,
  newcomerSession,
  sessionOf,
  signIn,
} from "./access-world.ts";
import { problemsOf, screenshots, shoot } from "./page-checks.ts";
import type { PageState } from "./page-states.ts";
import { startPortal, type TestPortal } from "./portal.ts";

/** Whoever looks at pages: nobody known, or the owner of a session. */
interface Visitor {
  readonly token: string | null;
  readonly states: readonly PageState[];
}

let portal: TestPortal;
let browser: Browser;
let leaver: string;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal("demonstration"), launchBrowser()]);
  await mkdir(screenshots, { recursive: true });
  for (const email of ["camille@exemple.fr", "une-adresse-vraiment-tres-longue-sans-espace@association-exemple.fr"]) {
    await invitationFor(portal.db, email);
  }
  leaver = await givePeople(portal, "referent-nord", 12);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const sent = async (page: Page, button: string): Promise<void> => {
  await page.getByRole("button", { name: button }).click();
};

async function wrongPassword(page: Page): Promise<void> {
  await page.getByLabel("Adresse électronique").fill(`personne-${Date.now()}@exemple.fr`);
  await page.getByLabel("Mot de passe").fill("ceci n’est pas le bon");
  await sent(page, "Me connecter");
  await page.getByRole("alert").waitFor();
}

async function askedForLink(page: Page): Promise<void> {
  await page.getByLabel("Adresse électronique").fill(loginOf("personne"));
  await sent(page, "Recevoir le lien");
  await page.getByRole("heading", { name: "Regardez vos messages" }).waitFor();
}

async function shortPassword(page: Page): Promise<void> {
  await page.getByLabel("Votre prénom et votre nom").fill("Camille Leroy");
  await page.getByLabel("Choisissez un mot de passe").fill("court");
  await sent(page, "Créer mon compte");
  await page.getByRole("alert").waitFor();
}

async function wrongCode(page: Page): Promise<void> {
  await page.getByLabel("Code").fill("000");
  await sent(page, "Continuer");
  await page.getByRole("alert").waitFor();
}

async function provenFactor(page: Page): Promise<void> {
  const secret = (await page.locator(".secret").innerText()).replaceAll(" ", "");
  await page.getByLabel("Code à 6 chiffres").fill(codeOf(secret, new Date()));
  await sent(page, "Vérifier le code");
  await page.getByRole("heading", { name: "Codes de secours" }).waitFor();
}

async function alreadyInvited(page: Page): Promise<void> {
  await page.getByLabel("Son adresse électronique professionnelle").fill("camille@exemple.fr");
  await page.getByLabel("lecteur").check();
  await sent(page, "Envoyer l’invitation");
  await page.getByRole("alert").waitFor();
}

async function visitors(view: string): Promise<readonly Visitor[]> {
  const { db } = portal;
  const invitation = await invitationFor(db, `invitee-${view}@exemple.fr`);
  const page = (name: string, path: string, more: Partial<PageState> = {}): PageState => ({
    name,
    path,
    status: 200,
    ...more,
  });
  return [
    {
      token: null,
      states: [
        page("connexion-refusee", "/connexion", {
          act: wrongPassword,
          refusal: 400,
          says: "L’adresse ou le mot de passe ne va pas",
        }),
        page("mot-de-passe-envoye", "/mot-de-passe", { act: askedForLink, says: "Si cette adresse a un compte" }),
        page("invitation", `/invitation/${invitation}`, { says: "Département du Nord" }),
        page("invitation-refusee", `/invitation/${invitation}`, {
          act: shortPassword,
          refusal: 400,
          says: "trop court",
        }),
      ],
    },
    {
      token: await halfwaySessionOf(db, "responsable-ml"),
      states: [
        page("code", "/connexion/code"),
        page("code-refuse", "/connexion/code", { act: wrongCode, refusal: 400, says: "Ce code ne va pas" }),
      ],
    },
    {
      token: await newcomerSession(db, `nouvelle-${view}@exemple.fr`),
      states: [
        page("second-moyen", "/connexion/second-moyen", { says: "Clé à recopier" }),
        page("second-moyen-fait", "/connexion/second-moyen", { act: provenFactor, says: "Codes de secours" }),
      ],
    },
    {
      token: await sessionOf(db, "responsable-nord"),
      states: [
        page("organisation-responsable", "/mon-organisation", { says: "Invitations en attente" }),
        page("inviter", "/mon-organisation/inviter"),
        page("inviter-refuse", "/mon-organisation/inviter", {
          act: alreadyInvited,
          refusal: 400,
          says: "Une invitation attend déjà",
        }),
        page("depart", `/mon-organisation/membres/${leaver}/depart`, { says: "Qui reprend le suivi" }),
        page("depart-inconnu", `/mon-organisation/membres/${randomUUID()}/depart`, { status: 404 }),
        page("compte-responsable", "/mon-compte", { says: "Appareils connectés" }),
      ],
    },
    {
      token: await sessionOf(db, "referente-nord"),
      states: [page("organisation-suivi", "/mon-organisation"), page("compte-suivi", "/mon-compte")],
    },
    { token: await sessionOf(db, "operatrice"), states: [page("organisation-region", "/mon-organisation")] },
  ];
}

/** Colours are the same at every width: each theme is checked at one, and pictured at both. */
const views = [
  { theme: "light", width: 320 },
  { theme: "dark", width: 1280 },
] as const;

describe.each(views)("every page of an account, $theme, $width px wide", ({ theme, width }) => {
  it("has no accessibility violation, no error, no sideways scroll and nothing that moves", async () => {
    const found: string[] = [];
    for (const { token, states } of await visitors(`${theme}-${width}`)) {
      const watched = await openPage(browser, { theme, width });
      if (token !== null) await signIn(watched.context, portal.url, token);
      for (const state of states) {
        const problems = await problemsOf(watched, portal.url, state);
        found.push(...problems.map((problem) => `${state.name} (${state.path}): ${problem}`));
        for (const colorScheme of ["light", "dark"] as const) {
          await watched.page.emulateMedia({ colorScheme });
          const wider = await shoot(watched.page, state, { theme: colorScheme, width });
          found.push(...wider.map((problem) => `${state.name}, in its picture: ${problem}`));
        }
        await watched.page.emulateMedia({ colorScheme: theme });
      }
      await watched.context.close();
    }
    expect(found).toEqual([]);
  }, 600_000);
});
