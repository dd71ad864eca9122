import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { providerButtons, providerRefusals } from "#app/content/identity-providers.ts";
import { CLIENT, PORTAL } from "#tests/support/identity-provider.ts";
import { askPortal, visitorOf } from "#tests/support/portal-visitor.ts";
import { launchServer, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let place: TestDatabase;
beforeAll(async () => {
  place = await createTestDatabase();
});
afterAll(() => place.drop());

/** A port where nobody listens. */
const DOWN = "http://127.0.0.1:9";
const proConnect = {
  PUBLIC_URL: PORTAL,
  PROCONNECT_ISSUER: DOWN,
  PROCONNECT_CLIENT_ID: CLIENT.clientId,
  PROCONNECT_CLIENT_SECRET: CLIENT.clientSecret,
} as const;

test("a provider that is down gives a calm page, and passwords go on", async () => {
  const portal = await servePortal(place.appUrl, proConnect);
  const { cookie, formToken: jeton } = await visitorOf();
  const left = await askPortal(portal.url, { path: "/connexion/proconnect", cookie, form: { jeton } });
  expect(left.status).toBe(503);
  expect(left.body).toContain(providerRefusals["provider-unreachable"].title);
  const form = { jeton, login: "personne@exemple.fr", password: "un mot de passe faux" };
  expect((await askPortal(portal.url, { path: "/connexion", cookie, form })).status).toBe(400);
  expect(portal.output()).toContain("Connexion : ProConnect, et comptes locaux.");
  await portal.stop();
});

test("without a provider there is no button, no address, and the start says so", async () => {
  const portal = await servePortal(place.appUrl);
  const { cookie, formToken: jeton } = await visitorOf();
  const { body, headers } = await askPortal(portal.url, { path: "/connexion", cookie });
  for (const { label } of Object.values(providerButtons)) expect(body).not.toContain(label);
  expect(headers.get("Content-Security-Policy")).toContain("form-action 'self';");
  for (const name of ["proconnect", "franceconnect", "rien"]) {
    const path = `/connexion/${name}`;
    expect((await askPortal(portal.url, { path, cookie, form: { jeton } })).status).toBe(404);
    expect((await askPortal(portal.url, { path: `${path}/retour?state=x&code=y`, cookie })).status).toBe(404);
  }
  expect(portal.output()).toContain("Comptes locaux seulement.");
  await portal.stop();
});

// What else can be wrong is told by provider-settings.test.ts: here, that the portal listens to it.
test.each([
  ["PROCONNECT_CLIENT_SECRET", { ...proConnect, PROCONNECT_CLIENT_SECRET: "court" }],
  ["PUBLIC_URL", { ...proConnect, PUBLIC_URL: "" }],
])("a wrong %s keeps the portal from starting, and is named", async (key, variables) => {
  const { process: server, output } = launchServer({ DATABASE_URL: place.appUrl, ...variables });
  const [code] = await once(server, "exit");
  expect([code, output()]).toEqual([2, expect.stringContaining(key)]);
});
