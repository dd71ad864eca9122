import { buildEndSessionUrl, randomState } from "openid-client";
import { ok, type Result } from "#app/platform/result.ts";
import type { FederationRefusal } from "./federation-refusal.ts";
import { isSafeEndpoint, type ProviderSettings } from "./provider-settings.ts";
import { reachProvider } from "./reach-provider.server.ts";

/** What signing out at the provider needs. */
export type EndRequest = {
  readonly settings: ProviderSettings;
  readonly idTokenHint: string;
  /** Registered with the provider, character for character. */
  readonly returnTo: string;
};

/** Where to send a person who signs out, and the state that comes back with them (43 characters, ProConnect wants 32). */
export type EndedSession = { readonly redirectTo: URL; readonly state: string };

/**
 * Prepares the sign-out at the provider (OpenID Connect RP-Initiated Logout 1.0); null where the provider has none.
 * The portal's own session ends first, whatever comes out of this.
 */
export async function endFederatedSession(
  request: EndRequest,
): Promise<Result<EndedSession | null, FederationRefusal>> {
  const reached = await reachProvider(request.settings);
  if (!reached.ok) return reached;
  const { configuration } = reached.value;
  const endpoint = configuration.serverMetadata().end_session_endpoint;
  if (endpoint === undefined || !URL.canParse(endpoint)) return ok(null);
  if (!isSafeEndpoint(new URL(endpoint), request.settings.isLoopbackAllowed)) return ok(null);
  const state = randomState();
  const redirectTo = buildEndSessionUrl(configuration, {
    id_token_hint: request.idTokenHint,
    post_logout_redirect_uri: request.returnTo,
    state,
  });
  // The hint says whose session it is; ProConnect lists what it takes, and this is not in the list.
  redirectTo.searchParams.delete("client_id");
  return ok({ redirectTo, state });
}
