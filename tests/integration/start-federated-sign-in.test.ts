import { afterAll, beforeAll, expect, test } from "vitest";
import { consumeSignIn } from "#app/access/sign-in/federation/kept-sign-in-store.server.ts";
import { openIdentitySession } from "#app/access/sign-in/federation/open-identity-session.server.ts";
import type { ProviderSettings } from "#app/access/sign-in/federation/provider-settings.ts";
import { signOut } from "#app/access/sign-in/federation/sign-out.server.ts";
import { type SignInToStart, startFederatedSignIn } from "#app/access/sign-in/federation/start-sign-in.server.ts";
import { readActor } from "#app/access/sign-in/session/read-actor.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { type LyingProvider, settingsOf, startLyingProvider } from "#tests/support/identity-provider.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let place: TestDatabase;
let database: Database;
let build: AccessBuilders;
let provider: LyingProvider;

beforeAll(async () => {
  place = await createTestDatabase();
  database = openDatabase(place.appUrl);
  build = openAccessBuilders(place);
  provider = await startLyingProvider();
});
afterAll(async () => {
  await Promise.all([database.close(), build.close(), provider.close()]);
  await place.drop();
});

const question = (changes: Partial<ProviderSettings> = {}, visit = newToken()): SignInToStart => ({
  settings: settingsOf(provider.issuer, changes),
  visit,
  next: "/mon-compte",
  invitationToken: "invitation",
});

test("a provider that sends browsers to another origin than its own is refused, and nothing waits", async () => {
  provider.tell({ discovery: { authorization_endpoint: "https://elsewhere.example/authorize" } });
  expect(await startFederatedSignIn(database, question({ clientId: "described-apart" }))).toEqual({
    ok: false,
    refusal: { kind: "provider-misconfigured", reason: "endpoint" },
  });
  expect(await build.query("SELECT FROM federated_sign_in")).toEqual([]);
  expect(await build.query("SELECT action, facts FROM audit_event")).toEqual([
    {
      action: "sign-in.federated-refused",
      facts: { provider: "proconnect", kind: "provider-misconfigured" },
    },
  ]);
});

test("who signs out is out, even when the provider cannot be told", async () => {
  const facts = { issuer: provider.issuer, subject: "person", email: null, emailVerified: false, givenName: "Ali" };
  const methods = { siret: null, familyName: null, amr: [], factorAt: null, idTokenHint: "ey.hint" };
  const identity = { ...facts, ...methods, provider: "franceconnect" } as const;
  const lacking = settingsOf(provider.issuer, { clientId: "without-end", name: "franceconnect" });
  for (const settings of [null, lacking]) {
    const opened = await openIdentitySession(database, { identity, invitationToken: null, device: "" });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    const actor = await readActor(database, opened.value.token);
    if (actor.kind === "anonymous") throw new Error("This cookie opens nothing");
    expect(await signOut(database, actor, () => settings)).toEqual({ kind: "provider-left-open" });
    expect(await readActor(database, opened.value.token)).toEqual({ kind: "anonymous" });
  }
  const rows = await build.query("SELECT sealed_provider_session AS sealed FROM sign_in_session");
  expect(rows.filter(({ sealed }) => !/^[0-9a-f]{8}\.[\w-]+$/.test(String(sealed)))).toEqual([]);
});

test("what was laid down is taken out whole, and by one of ten at once", async () => {
  provider.tell({});
  const visit = newToken();
  const started = await startFederatedSignIn(database, question({}, visit));
  if (!started.ok) throw new Error(started.refusal.kind);
  const state = new URL(started.value.redirectTo).searchParams.get("state") ?? "";
  expect(await consumeSignIn(database, newToken())).toBeNull();
  const taken = await Promise.all(Array.from({ length: 10 }, () => consumeSignIn(database, state)));
  expect(taken.filter((waiting) => waiting !== null)).toEqual([
    {
      kept: expect.objectContaining({ state, providerName: "proconnect", issuer: provider.issuer }),
      visitHash: hashToken(visit),
      next: "/mon-compte",
      invitationToken: "invitation",
    },
  ]);
});
