import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { codeOf } from "#app/access/sign-in/factor/totp.server.ts";
import {
  givePasskey,
  givePeople,
  halfwaySessionOf,
  invitationFor,
  linkFor,
  loginOf,
  newcomerSession,
  personSession,
  sessionOf,
} from "./access-world.ts";
import { operatorPages } from "./operator-pages.ts";
import type { PageState } from "./page-states.ts";
import type { TestPortal } from "./portal.ts";

/** Whoever looks at pages: nobody known, or the owner of a session. */
export interface Visitor {
  readonly token: string | null;
  readonly states: readonly PageState[];
}

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

async function landline(page: Page): Promise<void> {
  await page.getByLabel("Votre adresse e-mail ou votre numéro de mobile").fill("03 20 12 34 56");
  await sent(page, "Envoyer le lien");
  await page.getByRole("alert").waitFor();
}

async function shortPassword(page: Page): Promise<void> {
  await page.getByLabel("Votre prénom et votre nom").fill("Camille Leroy");
  await page.getByLabel("Choisissez un mot de passe").fill("court");
  await sent(page, "Créer mon compte");
  await page.getByRole("alert").waitFor();
}

async function wrongCurrentPassword(page: Page): Promise<void> {
  await page.getByLabel("Mot de passe actuel").fill("ceci n’est pas le bon");
  await page.getByLabel("Nouveau mot de passe").fill("gaufre-terril-braderie-62");
  await sent(page, "Changer mon mot de passe");
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

/** Every page of an account in every state, by whom it is met. Called once for a portal. */
export async function accountVisitors(portal: TestPortal): Promise<readonly Visitor[]> {
  const { db } = portal;
  for (const email of ["camille@exemple.fr", "une-adresse-vraiment-tres-longue-sans-espace@association-exemple.fr"]) {
    await invitationFor(db, email);
  }
  const operator = await operatorPages(portal);
  const leaver = await givePeople(portal, "referent-nord", 12);
  for (const key of ["responsable-ml", "responsable-nord"]) await givePasskey(portal, key);
  const invitation = await invitationFor(db, "invitee@exemple.fr");
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
        page("lien-refuse", "/connexion/lien", { act: landline, refusal: 400, says: "Écrivez un numéro de mobile" }),
        page("lien-ouvert", `/connexion/lien/${await linkFor(db)}`, { says: "c…@exemple.fr" }),
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
        page("code", "/connexion/code", { says: "Utiliser cet appareil" }),
        page("code-refuse", "/connexion/code", { act: wrongCode, refusal: 400, says: "Ce code ne va pas" }),
      ],
    },
    {
      token: await newcomerSession(db, "nouvelle@exemple.fr"),
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
        page("donnees-responsable", "/mon-compte/mes-donnees", { says: "Vos organisations" }),
        page("compte-responsable", "/mon-compte", { says: "Clé d’accès ajoutée avec Firefox sur Windows" }),
        page("mot-de-passe-actuel-refuse", "/mon-compte/mot-de-passe", {
          act: wrongCurrentPassword,
          refusal: 400,
          says: "Ce n’est pas votre mot de passe actuel",
        }),
      ],
    },
    {
      token: await sessionOf(db, "referente-nord"),
      states: [page("organisation-suivi", "/mon-organisation"), page("compte-suivi", "/mon-compte")],
    },
    {
      token: await personSession(db),
      states: [
        page("compte-personne", "/mon-compte", { says: "Lien envoyé à camille@exemple.fr" }),
        page("competences-personne", "/mon-compte/competences", { says: "Qui peut les lire" }),
        page("reponses-personne", "/mon-compte/competences/reponses", { says: "Il n’y a rien à ajouter" }),
        page("donnees-personne", "/mon-compte/mes-donnees", { says: "Aucun dossier n’est relié à ce compte" }),
      ],
    },
    {
      token: await sessionOf(db, "operatrice"),
      states: [page("organisation-region", "/mon-organisation"), ...operator.inside],
    },
    { token: null, states: operator.outside },
  ];
}
