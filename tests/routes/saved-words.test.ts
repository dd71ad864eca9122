import { expect, it } from "vitest";
import type { Standing } from "#app/access/can.ts";
import { agreementsPage } from "#app/content/agreements.ts";
import { onServedWorld, type ServedWorld } from "#tests/support/access-suite.ts";
import type { AccessWorld } from "#tests/support/access-world.ts";
import { askPortal, cookieOf } from "#tests/support/portal-visitor.ts";
import { callsOf, contentOf, isGuarded, personOf, type RouteCall } from "#tests/support/route-calls.ts";
import { readManifest } from "#tests/support/route-manifest.ts";

let world: AccessWorld;
let portal: ServedWorld["portal"];

onServedWorld((served) => {
  ({ world, portal } = served);
});

/** The forms of a space, as these send them about what is their own. */
async function callsOfForms(...standings: readonly Standing[]): Promise<readonly RouteCall[]> {
  const routes = (await readManifest()).filter(isGuarded);
  return standings
    .flatMap((who) => routes.flatMap((route) => callsOf(who, route)))
    .filter(({ method, ownership }) => method === "POST" && ownership === "own");
}

it("the page that a saved form leads to says what was saved", async () => {
  const said = new Map<string, string>();
  for (const call of await callsOfForms("manager", "operator", "person")) {
    const { address, cookie = "", form = {} } = await contentOf(world, call);
    const saved = await askPortal(portal.url, { path: address, cookie, form });
    const [page, word] = saved.location?.split("?fait=") ?? [];
    if (page === undefined || word === undefined || page === "/connexion") continue;
    // Who works in another organisation from now on has another session.
    const shown = { path: `${page}?fait=${word}`, cookie: cookieOf(saved.headers.get("Set-Cookie")) || cookie };
    const { body } = await askPortal(portal.url, shown);
    const [, words = `${shown.path} says nothing`] =
      /<div class="mb-6" role="status"><div class="notice">([^<]+)</.exec(body) ?? [];
    said.set(word, words);
  }
  const cookie = (await world.openSession(personOf(world, "operator"))).cookie;
  const agreements = await askPortal(portal.url, {
    path: "/mon-organisation/conventions?fait=convention-enregistree",
    cookie,
  });
  expect(agreements.body).toContain(agreementsPage.saved["convention-enregistree"]);
  expect(Object.fromEntries(said)).toMatchInlineSnapshot(`
    {
      "appareil-deconnecte": "L’appareil est déconnecté.",
      "appareils-deconnectes": "Les autres appareils sont déconnectés.",
      "appareils-du-membre": "Ses appareils sont déconnectés. Un message le lui dit.",
      "envoi-abandonne": "Ce message ne sera plus envoyé.",
      "envoi-relance": "Le message repart.",
      "habilitation-decidee": "La décision est enregistrée. L’organisation la voit.",
      "invitation-annulee": "L’invitation est annulée. Son lien n’ouvre plus rien.",
      "invitation-envoyee": "L’invitation est envoyée.",
      "lien-revoque": "Le lien est révoqué. Il n’ouvre plus rien.",
      "membre-retire": "La personne ne fait plus partie de votre organisation.",
      "organisation-choisie": "Vous travaillez maintenant dans cette organisation.",
      "remplacement-prevu": "Le remplacement est enregistré.",
    }
  `);
});
