import { createRemoteJWKSet, type JWTVerifyGetKey, customFetch as joseFetch } from "jose";
import { allowInsecureRequests, type Configuration, clockTolerance, customFetch, discovery } from "openid-client";
import { z } from "zod";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { FederationRefusal } from "./federation-refusal.ts";
import { CALL_TIMEOUT_MS, providerFetch } from "./provider-fetch.server.ts";
import { isSafeEndpoint, type ProviderSettings } from "./provider-settings.ts";
import { refusalOfDiscovery } from "./refusal-of-error.server.ts";

/** How far the provider's clock and ours may differ, in seconds. */
export const CLOCK_TOLERANCE_SECONDS = 300;

/** What is known of a provider once it has described itself. */
export type ReachedProvider = {
  readonly configuration: Configuration;
  /** The issuer as the provider writes it: the one of its tokens, and the first half of an identity's key. */
  readonly issuer: string;
  readonly userinfoEndpoint: URL;
  readonly isResponseIssuerAnnounced: boolean;
  readonly isPkceAnnounced: boolean;
  /** The provider's public keys, fetched again when a token names a key not seen yet. */
  readonly keys: JWTVerifyGetKey;
};

const DISCOVERY_LIFETIME_MS = 3_600_000;
const KEYS_LIFETIME_MS = 600_000;

type Reached = Promise<Result<ReachedProvider, FederationRefusal>>;
const known = new Map<string, { readonly until: number; readonly reached: Reached }>();

/** The provider of these settings as it describes itself, asked at most once an hour; a failure is not kept. */
export async function reachProvider(settings: ProviderSettings): Reached {
  const { issuer, clientId, clientSecret, isLoopbackAllowed } = settings;
  const key = JSON.stringify([issuer, clientId, clientSecret, isLoopbackAllowed]);
  const kept = known.get(key);
  if (kept !== undefined && kept.until > Date.now()) return kept.reached;
  const reached = discoverProvider(settings);
  known.set(key, { until: Date.now() + DISCOVERY_LIFETIME_MS, reached });
  let isKept = false;
  try {
    const answer = await reached;
    isKept = answer.ok;
    return answer;
  } finally {
    if (!isKept) known.delete(key);
  }
}

async function discoverProvider(settings: ProviderSettings): Reached {
  const { issuer, clientId, clientSecret, isLoopbackAllowed } = settings;
  try {
    const client = { client_secret: clientSecret, [clockTolerance]: CLOCK_TOLERANCE_SECONDS };
    const configuration = await discovery(new URL(issuer), clientId, client, undefined, {
      [customFetch]: providerFetch(isLoopbackAllowed),
      execute: isLoopbackAllowed ? [allowInsecureRequests] : [],
    });
    return describeProvider(configuration, isLoopbackAllowed);
  } catch (error) {
    return refused(refusalOfDiscovery(error));
  }
}

function describeProvider(
  configuration: Configuration,
  isLoopbackAllowed: boolean,
): Result<ReachedProvider, FederationRefusal> {
  const metadata = configuration.serverMetadata();
  const parsed = metadataSchema.safeParse(metadata);
  if (!parsed.success) return refused({ kind: "provider-misconfigured", reason: "metadata" });
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri } = parsed.data;
  const endpoints = [authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri];
  if (!endpoints.every((endpoint) => isSafeEndpoint(new URL(endpoint), isLoopbackAllowed))) {
    return refused({ kind: "provider-misconfigured", reason: "endpoint" });
  }
  return ok({
    configuration,
    issuer: metadata.issuer,
    userinfoEndpoint: new URL(userinfo_endpoint),
    isResponseIssuerAnnounced: metadata.authorization_response_iss_parameter_supported === true,
    isPkceAnnounced: metadata.supportsPKCE("S256"),
    keys: createRemoteJWKSet(new URL(jwks_uri), {
      [joseFetch]: providerFetch(isLoopbackAllowed),
      timeoutDuration: CALL_TIMEOUT_MS,
      cacheMaxAge: KEYS_LIFETIME_MS,
      // Tokens come from the provider itself, once per sign-in: no visitor can make us ask for keys in a loop.
      cooldownDuration: 0,
    }),
  });
}

const metadataSchema = z.object({
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
  jwks_uri: z.url(),
});
