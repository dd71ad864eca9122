import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { beginFederatedSignIn } from "#app/access/sign-in/federation/begin-federated-sign-in.server.ts";
import { endFederatedSession } from "#app/access/sign-in/federation/end-federated-session.server.ts";
import type { FederationRefusal } from "#app/access/sign-in/federation/federation-refusal.ts";
import {
  type FederatedIdentity,
  finishFederatedSignIn,
} from "#app/access/sign-in/federation/finish-federated-sign-in.server.ts";
import { type KeptSignIn, keptSignInSchema } from "#app/access/sign-in/federation/kept-sign-in.ts";
import type { ProviderSettings } from "#app/access/sign-in/federation/provider-settings.ts";
import type { Result } from "#app/platform/result.ts";
import {
  CLIENT,
  type Lies,
  type LyingProvider,
  settingsOf,
  startIdentityProvider,
  startLyingProvider,
} from "#tests/support/identity-provider.ts";

const NOW = new Date("2026-12-01T09:00:00Z");
const MINUTE_MS = 60_000;
const unreachable = { kind: "provider-unreachable", retryable: true };
const inSeconds = (delay: number): number => Math.floor(Date.now() / 1000) + delay;

type Outcome = Result<FederatedIdentity, FederationRefusal>;

async function begin(settings: ProviderSettings): Promise<{ readonly redirectTo: URL; readonly kept: KeptSignIn }> {
  const begun = await beginFederatedSignIn(settings, NOW);
  if (!begun.ok) throw new Error(begun.refusal.kind);
  // Kept as the portal keeps it: through a JSON column.
  return {
    redirectTo: begun.value.redirectTo,
    kept: keptSignInSchema.parse(JSON.parse(JSON.stringify(begun.value.kept))),
  };
}

describe("with a real provider", () => {
  const nadia = { given_name: "Nadia", usual_name: "Roux", email: "Nadia.Roux@Exemple.fr", siret: "13000548108080" };
  const users = {
    nadia: { claims: nadia, amr: ["pwd", "mfa"] },
    borrower: { claims: { ...nadia, usual_name: "Autre" }, amr: ["pwd"] },
    returning: { claims: nadia, amr: ["pwd", "mfa"], secondsAgo: 3600 },
    weak: { claims: {}, amr: [], acr: "" },
    person: { claims: { given_name: "Ali", family_name: "Benali", email: "ali@exemple.fr" }, amr: [] },
  };
  let real: Awaited<ReturnType<typeof startIdentityProvider>>;

  beforeAll(async () => {
    real = await startIdentityProvider(users);
  });
  afterAll(() => real.close());

  async function signInAs(subject: string, changes: Partial<ProviderSettings> = {}): Promise<Outcome> {
    const settings = settingsOf(real.issuer, changes);
    const { redirectTo, kept } = await begin(settings);
    const callbackUrl = await real.signIn(redirectTo, subject);
    return finishFederatedSignIn({ settings, kept: { ...kept, startedAt: new Date() }, callbackUrl, now: new Date() });
  }

  test("a professional comes in with a second factor, known by issuer and subject", async () => {
    expect(await signInAs("nadia")).toEqual({
      ok: true,
      value: {
        issuer: real.issuer,
        subject: "nadia",
        provider: "proconnect",
        email: "nadia.roux@exemple.fr",
        emailVerified: false,
        givenName: "Nadia",
        familyName: "Roux",
        siret: "13000548108080",
        amr: ["pwd", "mfa"],
        factorAt: expect.any(Date),
        idTokenHint: expect.stringMatching(/^ey/),
      },
    });
  });

  test("a person comes in with the name at birth and without a word on methods, not at a weaker level than was asked", async () => {
    const scopes = ["openid", "given_name", "family_name", "email"];
    const changes = { name: "franceconnect", scopes, acrValues: "eidas1", needsAmr: false } as const;
    expect(await signInAs("person", changes)).toMatchObject({
      ok: true,
      value: { provider: "franceconnect", subject: "person", familyName: "Benali", siret: null, factorAt: null },
    });
    expect(await signInAs("weak", changes)).toMatchObject({ refusal: { kind: "token-refused", reason: "assurance" } });
  });

  test("a session open at the provider says when the second factor was proved, and not now", async () => {
    const outcome = await signInAs("returning");
    const ageSeconds = outcome.ok ? (Date.now() - Number(outcome.value.factorAt)) / 1000 : 0;
    expect(Math.round(ageSeconds / 60)).toBe(60);
  });

  test("somebody with another account's e-mail is somebody else", async () => {
    const [owner, borrower] = [await signInAs("nadia"), await signInAs("borrower")];
    expect([owner, borrower]).toMatchObject([
      { value: { issuer: real.issuer, subject: "nadia", email: "nadia.roux@exemple.fr", emailVerified: false } },
      { value: { issuer: real.issuer, subject: "borrower", email: "nadia.roux@exemple.fr", emailVerified: false } },
    ]);
  });

  test("a code brought back twice lets nobody in", async () => {
    const settings = settingsOf(real.issuer);
    const { redirectTo, kept } = await begin(settings);
    const callbackUrl = await real.signIn(redirectTo, "nadia");
    expect(await finishFederatedSignIn({ settings, kept, callbackUrl, now: NOW })).toMatchObject({ ok: true });
    expect(await finishFederatedSignIn({ settings, kept, callbackUrl, now: NOW })).toEqual({
      ok: false,
      refusal: { kind: "provider-error", code: "invalid_grant" },
    });
  });

  test("a code stolen on its way is worth nothing without the verifier", async () => {
    const settings = settingsOf(real.issuer);
    const { redirectTo, kept } = await begin(settings);
    const callbackUrl = await real.signIn(redirectTo, "nadia");
    const thief = { ...kept, codeVerifier: "v".repeat(43) };
    expect(await finishFederatedSignIn({ settings, kept: thief, callbackUrl, now: NOW })).toEqual({
      ok: false,
      refusal: { kind: "provider-error", code: "invalid_grant" },
    });
  });

  test("signing out passes by the provider, with a state to recognise the way back", async () => {
    const request = { settings: settingsOf(real.issuer), idTokenHint: "ey.hint", returnTo: "https://hub.test/" };
    const ended = await endFederatedSession(request);
    if (!ended.ok || ended.value === null) throw new Error("no sign-out");
    expect(ended.value.redirectTo.origin).toBe(real.issuer);
    expect(Object.fromEntries(ended.value.redirectTo.searchParams)).toEqual({
      id_token_hint: "ey.hint",
      post_logout_redirect_uri: "https://hub.test/",
      state: expect.stringMatching(/^.{43}$/),
    });
  });
});

describe("with a provider that lies", () => {
  let lying: LyingProvider;

  beforeEach(async () => {
    lying = await startLyingProvider();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await lying.close();
  });

  type Change = {
    readonly kept?: Partial<KeptSignIn>;
    readonly settings?: Partial<ProviderSettings>;
    readonly now?: Date;
  };

  async function attempt(lies: Lies, change: Change = {}): Promise<Outcome> {
    lying.tell(lies);
    const settings = settingsOf(lying.issuer, change.settings);
    const { redirectTo, kept } = await begin(settings);
    const callbackUrl = lying.signIn(redirectTo);
    return finishFederatedSignIn({ settings, kept: { ...kept, ...change.kept }, callbackUrl, now: change.now ?? NOW });
  }

  test("the sign-in asks for a proof of its own: state and nonce of 43 characters, PKCE, methods", async () => {
    const settings = settingsOf(lying.issuer);
    const [first, second] = [await begin(settings), await begin(settings)];
    const asked = Object.fromEntries(first.redirectTo.searchParams);
    expect(asked).toEqual({
      client_id: CLIENT.clientId,
      response_type: "code",
      redirect_uri: settings.redirectUri,
      scope: "openid given_name usual_name email siret",
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      claims: '{"id_token":{"amr":{"essential":true},"auth_time":{"essential":true}}}',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: "S256",
    });
    const secrets = [first, second].flatMap(({ kept }) => [kept.state, kept.nonce, kept.codeVerifier]);
    expect(new Set(secrets).size).toBe(6);
  });

  test("a provider that does not announce PKCE is asked nothing it does not know", async () => {
    lying.tell({ discovery: { code_challenge_methods_supported: undefined } });
    const { redirectTo } = await begin(settingsOf(lying.issuer));
    expect([...redirectTo.searchParams.keys()].filter((key) => key.startsWith("code_"))).toEqual([]);
    expect(await attempt({})).toMatchObject({ ok: true });
    expect(lying.forms[0]?.has("code_verifier")).toBe(false);
  });

  test("a provider that tells the truth is believed", async () => {
    expect(await attempt({})).toMatchObject({ ok: true, value: { subject: "subject-1", email: "agent@exemple.fr" } });
  });

  test("the provider describes itself once for many sign-ins, and again after an hour", async () => {
    const asked = (path: string): number => lying.paths.filter((one) => one === path).length;
    await attempt({});
    await attempt({});
    expect([asked("/.well-known/openid-configuration"), asked("/jwks")]).toEqual([1, 1]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_001 });
    expect(await attempt({})).toMatchObject({ ok: true });
    expect(asked("/.well-known/openid-configuration")).toBe(2);
  });

  test("a provider whose keys cannot be read is in trouble, and nobody comes in", async () => {
    expect(await attempt({ discovery: { jwks_uri: `${lying.issuer}/userinfo` } })).toEqual({
      ok: false,
      refusal: unreachable,
    });
  });

  test("facts that cannot be read are left out, and never stop a sign-in", async () => {
    const value = { email: null, emailVerified: false, givenName: null, siret: null };
    const userinfo = { email: "a@b.fr\nBcc: c@d.fr", email_verified: "true", given_name: 12, siret: "123" };
    expect(await attempt({ userinfo })).toMatchObject({ ok: true, value });
  });

  const response = (lie: NonNullable<Lies["response"]>): Lies => ({ response: lie });
  const token = (idToken: NonNullable<Lies["idToken"]>): Lies => ({ idToken });
  const who = (userinfo: NonNullable<Lies["userinfo"]>): Lies => ({ userinfo });
  const providerError = (code: string): object => ({ kind: "provider-error", code });
  const misconfigured = (reason: string): object => ({ kind: "provider-misconfigured", reason });
  const tokenError = (status: number, error: string): Lies => ({ tokenError: { status, error } });
  const tokenRefused = (reason: string): object => ({ kind: "token-refused", reason });
  const userinfoRefused = (reason: string): object => ({ kind: "userinfo-refused", reason });
  const malformed = (parameter: string): object => ({ kind: "callback-malformed", parameter });

  test.each<[string, Lies, object]>([
    ["an answer to another sign-in", response({ state: "x".repeat(43) }), { kind: "state-mismatch" }],
    ["an answer without state", response({ state: undefined }), malformed("state")],
    ["an answer without code", response({ code: undefined }), malformed("code")],
    ["an answer from another provider", response({ iss: "https://other.test" }), { kind: "wrong-issuer" }],
    ["an unnamed answer where names are promised", response({ iss: undefined }), malformed("iss")],
    ["a refusal by the person", response({ error: "access_denied" }), providerError("access_denied")],
    ["a refusal in strange words", response({ error: "<b>no</b>" }), providerError("unknown")],
    [
      "a refusal that belongs to another sign-in",
      response({ error: "access_denied", state: "x" }),
      { kind: "state-mismatch" },
    ],
    ["an identity with the nonce of another sign-in", token({ nonce: "n".repeat(43) }), tokenRefused("nonce")],
    ["an identity without nonce", token({ nonce: undefined }), tokenRefused("malformed")],
    ["an identity nobody signed", { idTokenSigning: "none" }, tokenRefused("algorithm")],
    ["an identity signed with the shared secret", { idTokenSigning: "client-secret" }, tokenRefused("algorithm")],
    ["an identity signed in a way not accepted", { idTokenSigning: "published-es384" }, tokenRefused("algorithm")],
    ["an identity signed by an unknown key", { idTokenSigning: "unknown-key" }, tokenRefused("unknown-key")],
    ["an identity signed under a stolen key name", { idTokenSigning: "stolen-kid" }, tokenRefused("signature")],
    ["an identity vouched for by another provider", token({ iss: "https://other.test" }), tokenRefused("issuer")],
    ["an identity for another service", token({ aud: "other" }), tokenRefused("audience")],
    [
      "an identity for several services, for no one",
      token({ aud: [CLIENT.clientId, "other"] }),
      tokenRefused("audience"),
    ],
    [
      "an identity for several services, for another",
      token({ aud: [CLIENT.clientId, "other"], azp: "other" }),
      tokenRefused("authorized-party"),
    ],
    ["an identity delivered to another service", token({ azp: "other" }), tokenRefused("authorized-party")],
    ["an identity out of date", token({ exp: inSeconds(-400) }), tokenRefused("expired")],
    ["an identity without end", token({ exp: undefined }), tokenRefused("malformed")],
    [
      "an identity issued in six minutes",
      token({ iat: inSeconds(360), exp: inSeconds(900) }),
      tokenRefused("issued-in-the-future"),
    ],
    ["an identity without subject", token({ sub: undefined }), tokenRefused("malformed")],
    ["an identity with an empty subject", token({ sub: "" }), tokenRefused("malformed")],
    ["a professional whose methods are not said", token({ amr: undefined }), { kind: "amr-missing" }],
    ["a professional whose methods are empty", token({ amr: [] }), { kind: "amr-missing" }],
    ["facts nobody signed", { userinfoSigning: "plain-json" }, userinfoRefused("unsigned")],
    ["facts in a token nobody signed", { userinfoSigning: "none" }, userinfoRefused("algorithm")],
    ["facts signed with the shared secret", { userinfoSigning: "client-secret" }, userinfoRefused("algorithm")],
    ["facts signed in a way not accepted", { userinfoSigning: "published-es384" }, userinfoRefused("algorithm")],
    ["facts signed by an unknown key", { userinfoSigning: "unknown-key" }, userinfoRefused("unknown-key")],
    ["facts signed under a stolen key name", { userinfoSigning: "stolen-kid" }, userinfoRefused("signature")],
    ["facts about somebody else", who({ sub: "subject-2" }), userinfoRefused("subject")],
    ["facts for another service", who({ aud: "other" }), userinfoRefused("audience")],
    ["facts for no service", who({ aud: undefined }), userinfoRefused("audience")],
    ["facts from another provider", who({ iss: "https://other.test" }), userinfoRefused("issuer")],
    ["facts out of date", who({ exp: inSeconds(-400) }), userinfoRefused("expired")],
    ["a code refused", tokenError(400, "invalid_grant"), providerError("invalid_grant")],
    ["a secret refused", tokenError(401, "invalid_client"), providerError("invalid_client")],
    ["a provider in trouble", tokenError(503, "x"), unreachable],
  ])("nobody comes in by %s", async (_name, lies, refusal) => {
    expect(await attempt(lies)).toMatchObject({ ok: false, refusal });
  });

  test("a wrong answer costs the provider no call: the code is not even tried", async () => {
    await attempt(response({ state: "x".repeat(43) }));
    await attempt(response({ iss: "https://other.test" }));
    await attempt({}, { now: new Date(NOW.getTime() + 11 * MINUTE_MS) });
    expect(lying.forms).toEqual([]);
  });

  test.each<[string, Change, object]>([
    [
      "after more than ten minutes",
      { now: new Date(NOW.getTime() + 10 * MINUTE_MS + 1) },
      { kind: "expired", startedAt: NOW },
    ],
    ["with a short nonce", { kept: { nonce: "n".repeat(31) } }, { kind: "weak-sign-in" }],
    ["with a short state", { kept: { state: "s".repeat(31) } }, { kind: "weak-sign-in" }],
    ["begun with another issuer", { kept: { issuer: "https://other.test" } }, { kind: "wrong-issuer" }],
    ["begun with the other provider", { kept: { providerName: "franceconnect" } }, { kind: "wrong-issuer" }],
  ])("nobody comes in by a sign-in %s", async (_name, change, refusal) => {
    expect(await attempt({}, change)).toMatchObject({ ok: false, refusal });
  });

  test("a parameter given twice is not read at all", async () => {
    const settings = settingsOf(lying.issuer);
    const { redirectTo, kept } = await begin(settings);
    const callbackUrl = lying.signIn(redirectTo);
    callbackUrl.searchParams.append("code", "another");
    const refusal = malformed("code");
    expect(await finishFederatedSignIn({ settings, kept, callbackUrl, now: NOW })).toEqual({ ok: false, refusal });
  });

  test("ten minutes at the provider are not too long", async () => {
    expect(await attempt({}, { now: new Date(NOW.getTime() + 10 * MINUTE_MS) })).toMatchObject({ ok: true });
  });

  test("clocks four minutes apart do not keep people out", async () => {
    expect(await attempt({ idToken: { iat: inSeconds(240), exp: inSeconds(300) } })).toMatchObject({ ok: true });
    expect(await attempt({ idToken: { exp: inSeconds(-240) }, userinfo: { exp: inSeconds(-240) } })).toMatchObject({
      ok: true,
    });
  });

  test("a professional with a password alone comes in, and the portal knows a second factor is due", async () => {
    expect(await attempt(token({ amr: ["pwd"] }))).toMatchObject({
      ok: true,
      value: { amr: ["pwd"], factorAt: null },
    });
  });

  test("a person may come in on facts in plain JSON, about them and nobody else", async () => {
    const settings = { name: "franceconnect", needsSignedUserinfo: false, needsAmr: false } as const;
    const plain = { userinfoSigning: "plain-json" } as const;
    expect(await attempt(plain, { settings })).toMatchObject({ ok: true, value: { provider: "franceconnect" } });
    const refusal = { kind: "userinfo-refused", reason: "subject" };
    expect(await attempt({ ...plain, userinfo: { sub: "subject-2" } }, { settings })).toEqual({ ok: false, refusal });
  });

  test("a provider that changes its key goes on being believed, its old key no more", async () => {
    expect(await attempt({})).toMatchObject({ ok: true });
    await lying.rotateKey();
    expect(await attempt({})).toMatchObject({ ok: true });
    expect(await attempt({ idTokenSigning: "stolen-kid" })).toMatchObject({ refusal: tokenRefused("unknown-key") });
  });

  test.each<[string, NonNullable<Lies["discovery"]>, object]>([
    ["is somebody else", { issuer: "https://other.test" }, misconfigured("metadata")],
    ["has no keys", { jwks_uri: undefined }, misconfigured("metadata")],
    ["wants the secret in clear", { token_endpoint: "http://other.test/token" }, misconfigured("endpoint")],
  ])("nobody is sent to a provider that %s", async (_name, discovery, refusal) => {
    lying.tell({ discovery });
    expect(await beginFederatedSignIn(settingsOf(lying.issuer), NOW)).toEqual({ ok: false, refusal });
    lying.tell({});
    expect(await beginFederatedSignIn(settingsOf(lying.issuer), NOW)).toMatchObject({ ok: true });
  });

  test("http to this machine is refused where the settings do not allow it", async () => {
    expect(await beginFederatedSignIn(settingsOf(lying.issuer, { isLoopbackAllowed: false }), NOW)).toMatchObject({
      refusal: misconfigured("endpoint"),
    });
  });

  test("a provider that is down is said to be so", async () => {
    const settings = settingsOf(lying.issuer);
    await lying.close();
    expect(await beginFederatedSignIn(settings, NOW)).toEqual({ ok: false, refusal: unreachable });
  });
});

test("a provider that does not answer is given up in six seconds, at whatever step", async () => {
  const steps = ["/.well-known/openid-configuration", "/token", "/jwks", "/userinfo"];
  const startedAt = performance.now();
  const refusals = await Promise.all(
    steps.map(async (silentPath) => {
      const lying = await startLyingProvider();
      lying.tell({ silentPath });
      const settings = settingsOf(lying.issuer);
      const begun = await beginFederatedSignIn(settings, NOW);
      const outcome = begun.ok
        ? await finishFederatedSignIn({
            settings,
            kept: begun.value.kept,
            callbackUrl: lying.signIn(begun.value.redirectTo),
            now: NOW,
          })
        : begun;
      await lying.close();
      return outcome;
    }),
  );
  expect(refusals).toEqual(steps.map(() => ({ ok: false, refusal: unreachable })));
  expect(performance.now() - startedAt).toBeLessThan(6_000);
});
