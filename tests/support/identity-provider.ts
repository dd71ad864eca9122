import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from "jose";
import { type ClientMetadata, Provider } from "oidc-provider";
import { z } from "zod";
import type { ProviderSettings } from "#app/access/sign-in/federation/provider-settings.ts";

/** The client that every provider of the tests knows. */
export const CLIENT = { clientId: "hub-test", clientSecret: "a-secret-of-more-than-32-characters" } as const;
/** Where the providers of the tests send people back. */
export const REDIRECT_URI = "https://hub.test/connexion/proconnect/retour";
/** The address of the portal, as the providers of the tests know it: whoever is sent there has left the provider. */
export const PORTAL = "https://hub.test/";

/** The settings by which the portal knows a provider of the tests, for a professional unless told otherwise. */
export function settingsOf(issuer: string, changes: Partial<ProviderSettings> = {}): ProviderSettings {
  const strict = { needsSignedUserinfo: true, needsAmr: true, isLoopbackAllowed: true } as const;
  const scopes = ["openid", "given_name", "usual_name", "email", "siret"];
  return { name: "proconnect", issuer, ...CLIENT, redirectUri: REDIRECT_URI, scopes, ...strict, ...changes };
}

type Claims = Readonly<Record<string, unknown>>;
/** A user of the real provider: what it says of them, how they sign in, and how many seconds ago they did. */
export type TestUser = { readonly claims: Claims; readonly amr: readonly string[]; acr?: string; secondsAgo?: number };

/** A provider on loopback. */
export type TestProvider = { readonly issuer: string; readonly close: () => Promise<void> };

async function listen(server: Server): Promise<TestProvider> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { issuer: `http://127.0.0.1:${port}`, close };
}

const registeredClient: ClientMetadata = {
  client_id: CLIENT.clientId,
  client_secret: CLIENT.clientSecret,
  redirect_uris: [REDIRECT_URI, `${PORTAL}connexion/franceconnect/retour`],
  post_logout_redirect_uris: [`${PORTAL}deconnexion`],
  token_endpoint_auth_method: "client_secret_post",
  userinfo_signed_response_alg: "RS256",
};
const on = { enabled: true } as const;

/** Starts oidc-provider with the client and these users, userinfo signed by RS256; `signIn` says who is at the browser. */
export async function startIdentityProvider(
  users: Readonly<Record<string, TestUser>>,
): Promise<TestProvider & { readonly signIn: (redirectTo: URL, subject: string) => Promise<URL> }> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const server = createServer();
  const listening = await listen(server);
  const provider = new Provider(listening.issuer, {
    clients: [registeredClient],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: "real", use: "sig", alg: "RS256" }] },
    cookies: { keys: ["a key of the tests"] },
    features: { claimsParameter: on, jwtUserinfo: on, devInteractions: { enabled: false } },
    acrValues: ["eidas1", "eidas2"],
    ttl: { AccessToken: 60, AuthorizationCode: 30, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    claims: { openid: ["sub"], amr: null, ...claimPerScope },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...users[sub]?.claims }) }),
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
    acceptInteraction({ provider, users, request, response }).catch(() => response.writeHead(500).end());
  });
  return { ...listening, signIn };
}

const claimPerScope = Object.fromEntries(
  ["email", "siret", "given_name", "usual_name", "family_name"].map((name) => [name, [name]]),
);

type Interaction = {
  readonly provider: Provider;
  readonly users: Readonly<Record<string, TestUser>>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

/** Signs in the user named by the driver's header, and grants what was asked. */
async function acceptInteraction({ provider, users, request, response }: Interaction): Promise<void> {
  const accountId = String(request.headers["x-test-subject"]);
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId, clientId: CLIENT.clientId });
  grant.addOIDCScope(String(params["scope"]));
  const { amr = [], acr = "eidas1", secondsAgo = 0 } = users[accountId] ?? {};
  const login = { accountId, amr: [...amr], acr, ts: Math.floor(Date.now() / 1000) - secondsAgo };
  await provider.interactionFinished(request, response, { login, consent: { grantId: await grant.save() } });
}

/** Follows the redirects of a provider as a browser would, cookies included, up to the portal's address. */
async function signIn(redirectTo: URL, subject: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = redirectTo;
  for (let step = 0; step < 8 && !url.href.startsWith(PORTAL); step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { redirect: "manual", headers: { cookie, "x-test-subject": subject } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`HTTP ${answer.status} at ${url.pathname}: ${await answer.text()}`);
    url = new URL(location, url);
  }
  return url;
}

/** How a token is signed: by a published key, by one nobody published, by none, or by the secret of the client. */
export type Signing = "published" | "published-es384" | "unknown-key" | "stolen-kid" | "none" | "client-secret";

/** How the lying provider lies; what is not said is true. An undefined claim is left out. */
export type Lies = {
  readonly idToken?: Readonly<Record<string, unknown>>;
  readonly idTokenSigning?: Signing;
  readonly userinfo?: Readonly<Record<string, unknown>>;
  readonly userinfoSigning?: Signing | "plain-json";
  readonly discovery?: Readonly<Record<string, unknown>>;
  /** HTTP status and OAuth code of the token endpoint's refusal. */
  readonly tokenError?: { readonly status: number; readonly error: string };
  /** A path that takes the call and never answers. */
  readonly silentPath?: string;
  /** Changes the answer carried by the browser. */
  readonly response?: Readonly<Record<string, string | undefined>>;
};

/** A provider that lies on demand, and that counts what it is asked. */
export type LyingProvider = TestProvider & {
  readonly tell: (lies: Lies) => void;
  /** The person signs in at once: the address they come back to. */
  readonly signIn: (redirectTo: URL) => URL;
  readonly rotateKey: () => Promise<void>;
  /** The forms received by the token endpoint, and the paths asked for. */
  readonly forms: URLSearchParams[];
  readonly paths: string[];
};

type KeyRing = { readonly signers: Map<Signing, SigningKey>; readonly published: JWK[] };
type SigningKey = { readonly privateKey: CryptoKey | Uint8Array; readonly alg: string; readonly kid: string };

async function addKey(ring: KeyRing, signing: Signing, { alg, kid }: { alg: string; kid: string }): Promise<void> {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  ring.signers.set(signing, { privateKey, alg, kid });
  if (signing.startsWith("published")) ring.published.push({ ...(await exportJWK(publicKey)), alg, kid });
}

async function newKeyRing(): Promise<KeyRing> {
  const ring: KeyRing = { signers: new Map(), published: [] };
  await addKey(ring, "published", { alg: "ES256", kid: "key-1" });
  await addKey(ring, "published-es384", { alg: "ES384", kid: "key-384" });
  await addKey(ring, "unknown-key", { alg: "ES256", kid: "nobody" });
  await addKey(ring, "stolen-kid", { alg: "ES256", kid: "key-1" });
  const privateKey = new TextEncoder().encode(CLIENT.clientSecret);
  ring.signers.set("client-secret", { privateKey, alg: "HS256", kid: "key-1" });
  return ring;
}

async function sign(ring: KeyRing, signing: Signing, claims: Claims): Promise<string> {
  const key = ring.signers.get(signing);
  if (key === undefined) return new UnsecuredJWT({ ...claims }).encode();
  return new SignJWT({ ...claims }).setProtectedHeader({ alg: key.alg, kid: key.kid }).sign(key.privateKey);
}

/** Starts a provider that tells the truth until told to lie. */
export async function startLyingProvider(): Promise<LyingProvider> {
  const server = createServer();
  const listening = await listen(server);
  const teller: Teller = { issuer: listening.issuer, ring: await newKeyRing(), forms: [], lies: {}, nonce: "" };
  const paths: string[] = [];
  server.on("request", async (request, response) => {
    const path = request.url ?? "";
    paths.push(path);
    if (path === teller.lies.silentPath) return;
    const answer = await answerOf(teller, path, await text(request));
    response.writeHead(answer.status, { "content-type": answer.type }).end(answer.body);
  });
  return {
    ...listening,
    forms: teller.forms,
    paths,
    tell: (lies) => {
      teller.lies = lies;
    },
    signIn: (redirectTo) => comeBack(teller, redirectTo),
    rotateKey: async () => {
      teller.ring.published.length = 0;
      await addKey(teller.ring, "published", { alg: "ES256", kid: "key-2" });
    },
  };
}

type Teller = {
  readonly issuer: string;
  readonly ring: KeyRing;
  readonly forms: URLSearchParams[];
  lies: Lies;
  nonce: string;
};
type Answer = { readonly status: number; readonly type: string; readonly body: string };

function json(value: unknown, status = 200): Answer {
  return { status, type: "application/json", body: JSON.stringify(value) };
}

function comeBack(teller: Teller, redirectTo: URL): URL {
  teller.nonce = redirectTo.searchParams.get("nonce") ?? "";
  const callback = new URL(REDIRECT_URI);
  const truth = { code: "a-code", state: redirectTo.searchParams.get("state") ?? "", iss: teller.issuer };
  for (const [name, value] of Object.entries({ ...truth, ...teller.lies.response })) {
    if (value !== undefined) callback.searchParams.set(name, value);
  }
  return callback;
}

async function answerOf(teller: Teller, path: string, body: string): Promise<Answer> {
  const { issuer, ring, lies, nonce } = teller;
  const now = Math.floor(Date.now() / 1000);
  const shared = { iss: issuer, aud: CLIENT.clientId, sub: "subject-1", exp: now + 60 };
  if (path === "/.well-known/openid-configuration") return json({ ...discoveryOf(issuer), ...lies.discovery });
  if (path === "/jwks") return json({ keys: ring.published });
  if (path === "/token") {
    teller.forms.push(new URLSearchParams(body));
    if (lies.tokenError !== undefined) return json({ error: lies.tokenError.error }, lies.tokenError.status);
    const claims = { ...shared, iat: now, nonce, amr: ["pwd", "mfa"], auth_time: now, ...lies.idToken };
    const id_token = await sign(ring, lies.idTokenSigning ?? "published", claims);
    return json({ access_token: "access", token_type: "Bearer", expires_in: 60, id_token });
  }
  const claims = { ...shared, email: "Agent@Exemple.fr", given_name: "Nadia", usual_name: "Roux", ...lies.userinfo };
  const signing = lies.userinfoSigning ?? "published";
  if (signing === "plain-json") return json(claims);
  return { status: 200, type: "application/jwt", body: await sign(ring, signing, claims) };
}

/** A description that promises every signature, so that nothing but the portal refuses a weak one. */
function discoveryOf(issuer: string): Claims {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    id_token_signing_alg_values_supported: ["RS256", "ES256", "ES384", "HS256", "none"],
    authorization_response_iss_parameter_supported: true,
    code_challenge_methods_supported: ["S256"],
  };
}
