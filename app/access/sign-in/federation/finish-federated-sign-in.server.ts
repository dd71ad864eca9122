import { authorizationCodeGrant } from "openid-client";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { isAssured } from "./assurance-level.ts";
import { faultOfResponse } from "./callback-response.ts";
import type { FederationRefusal } from "./federation-refusal.ts";
import { faultOfKeptSignIn, type KeptSignIn } from "./kept-sign-in.ts";
import type { ProviderName, ProviderSettings } from "./provider-settings.ts";
import { type ReachedProvider, reachProvider } from "./reach-provider.server.ts";
import { readIdToken } from "./read-id-token.server.ts";
import { readUserinfo, type Userinfo } from "./read-userinfo.server.ts";
import { refusalOfTokenExchange } from "./refusal-of-error.server.ts";
import { factorProvedAt } from "./second-factor.ts";

/** Somebody a provider vouches for. The key of an identity is (issuer, subject); an e-mail is never one. */
export type FederatedIdentity = {
  readonly issuer: string;
  readonly subject: string;
  readonly provider: ProviderName;
  /** What the provider claims, in lower case: to write to, never to find an account by. */
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly givenName: string | null;
  readonly familyName: string | null;
  /** The establishment claimed for a professional, 14 digits, its check digit not verified. */
  readonly siret: string | null;
  /** The methods of the sign-in (RFC 8176). */
  readonly amr: readonly string[];
  /** When a second factor was proved at the provider; null when it vouches for none. */
  readonly factorAt: Date | null;
  /** The identity token, which the provider wants back at sign-out; kept on the server only, never logged. */
  readonly idTokenHint: string;
};

/** What a person brings back from a provider, with what was kept when they left. */
export type FinishRequest = {
  readonly settings: ProviderSettings;
  /** Taken out of the store once and for all before this call: a kept sign-in serves once. */
  readonly kept: KeptSignIn;
  readonly callbackUrl: URL;
  readonly now: Date;
};

/** Finishes a sign-in: who came back, as the provider vouches for it, or why nobody is let in. */
export async function finishFederatedSignIn(
  request: FinishRequest,
): Promise<Result<FederatedIdentity, FederationRefusal>> {
  const { settings, kept, callbackUrl } = request;
  const keptFault = faultOfKeptSignIn(request);
  if (keptFault !== null) return refused(keptFault);
  const reached = await reachProvider(settings);
  if (!reached.ok) return reached;
  const provider = reached.value;
  const { issuer, isResponseIssuerAnnounced: isIssuerAnnounced } = provider;
  const fault = faultOfResponse(callbackUrl.searchParams, { state: kept.state, issuer, isIssuerAnnounced });
  if (fault !== null) return refused(fault);

  const tokens = await exchangeCode(request, provider);
  if (!tokens.ok) return tokens;
  const { idToken, accessToken } = tokens.value;
  const claims = await readIdToken({ idToken, clientId: settings.clientId, provider });
  if (!claims.ok) return claims;
  const { issuer: tokenIssuer, subject, amr, authTime, acr } = claims.value;
  if (!isAssured(settings.acrValues, acr)) return refused({ kind: "token-refused", reason: "assurance" });
  if (settings.needsAmr && amr.length === 0) return refused({ kind: "amr-missing" });
  const userinfo = await readUserinfo({ accessToken, subject, settings, provider });
  if (!userinfo.ok) return userinfo;
  return ok({
    ...personalFacts(userinfo.value),
    issuer: tokenIssuer,
    subject,
    provider: settings.name,
    amr,
    factorAt: factorProvedAt({ amr, authTime, now: request.now }),
    idTokenHint: idToken,
  });
}

type Tokens = { readonly idToken: string; readonly accessToken: string };

/** Exchanges the code; openid-client checks state, issuer, audience, expiry and nonce, and not the signature. */
async function exchangeCode(
  { settings, kept, callbackUrl }: FinishRequest,
  provider: ReachedProvider,
): Promise<Result<Tokens, FederationRefusal>> {
  // The address registered with the provider, whatever the relay in front of the portal made of it.
  const response = new URL(settings.redirectUri);
  response.search = callbackUrl.search;
  try {
    const tokens = await authorizationCodeGrant(provider.configuration, response, {
      expectedState: kept.state,
      expectedNonce: kept.nonce,
      idTokenExpected: true,
      ...(provider.isPkceAnnounced ? { pkceCodeVerifier: kept.codeVerifier } : {}),
    });
    if (tokens.id_token === undefined) return refused({ kind: "token-refused", reason: "malformed" });
    return ok({ idToken: tokens.id_token, accessToken: tokens.access_token });
  } catch (error) {
    return refused(refusalOfTokenExchange(error));
  }
}

/** ProConnect gives the name in use, FranceConnect the name at birth. */
function personalFacts(
  userinfo: Userinfo,
): Pick<FederatedIdentity, "email" | "emailVerified" | "givenName" | "familyName" | "siret"> {
  return {
    email: userinfo.email,
    emailVerified: userinfo.email_verified,
    givenName: userinfo.given_name,
    familyName: userinfo.usual_name ?? userinfo.family_name,
    siret: userinfo.siret,
  };
}
