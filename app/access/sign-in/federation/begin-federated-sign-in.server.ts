import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { ok, type Result } from "#app/platform/result.ts";
import type { FederationRefusal } from "./federation-refusal.ts";
import type { KeptSignIn } from "./kept-sign-in.ts";
import type { ProviderSettings } from "./provider-settings.ts";
import { reachProvider } from "./reach-provider.server.ts";

/** ProConnect tells neither unless asked, and takes no `max_age`: the age of a sign-in is for us to judge. */
const METHODS_AND_INSTANT = JSON.stringify({
  id_token: { amr: { essential: true }, auth_time: { essential: true } },
});

/** Where to send the person, and what the server keeps until they come back. */
export type BegunSignIn = { readonly redirectTo: URL; readonly kept: KeptSignIn };

/**
 * Begins a sign-in: authorization code flow with a state and a nonce of 32 random bytes (43 characters each).
 * PKCE S256 goes with it where the provider announces it; ProConnect answers an error to parameters it does not know.
 * Refuses when the provider is unreachable or misconfigured.
 */
export async function beginFederatedSignIn(
  settings: ProviderSettings,
  now: Date,
): Promise<Result<BegunSignIn, FederationRefusal>> {
  const reached = await reachProvider(settings);
  if (!reached.ok) return reached;
  const { configuration, isPkceAnnounced } = reached.value;
  const kept: KeptSignIn = {
    state: randomState(),
    nonce: randomNonce(),
    codeVerifier: randomPKCECodeVerifier(),
    providerName: settings.name,
    issuer: settings.issuer,
    startedAt: now,
  };
  const challenge = isPkceAnnounced ? await calculatePKCECodeChallenge(kept.codeVerifier) : null;
  const redirectTo = buildAuthorizationUrl(configuration, authorizationParameters({ settings, kept, challenge }));
  return ok({ redirectTo, kept });
}

function authorizationParameters(request: {
  readonly settings: ProviderSettings;
  readonly kept: KeptSignIn;
  readonly challenge: string | null;
}): Record<string, string> {
  const { settings, kept, challenge } = request;
  return {
    redirect_uri: settings.redirectUri,
    scope: settings.scopes.join(" "),
    state: kept.state,
    nonce: kept.nonce,
    ...(settings.acrValues === undefined ? {} : { acr_values: settings.acrValues }),
    ...(settings.needsAmr ? { claims: METHODS_AND_INSTANT } : {}),
    ...(challenge === null ? {} : { code_challenge: challenge, code_challenge_method: "S256" }),
  };
}
