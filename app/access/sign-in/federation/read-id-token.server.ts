import { compactVerify } from "jose";
import { z } from "zod";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { FederationRefusal, TokenFault } from "./federation-refusal.ts";
import { CLOCK_TOLERANCE_SECONDS, type ReachedProvider } from "./reach-provider.server.ts";
import { signatureFault } from "./refusal-of-error.server.ts";

/** The signatures accepted: only those whose key the provider alone holds (never `none`, never a shared secret). */
export const SIGNATURE_ALGORITHMS = ["RS256", "ES256", "PS256"] as const;

/** What the portal keeps of an identity token. */
export type IdTokenClaims = {
  readonly issuer: string;
  readonly subject: string;
  /** The methods of the sign-in (RFC 8176); empty when the provider says nothing usable. */
  readonly amr: readonly string[];
  /** When the person last signed in at the provider, in seconds; null when it does not say. */
  readonly authTime: number | null;
  /** The level of assurance of the sign-in; null when the provider does not say. */
  readonly acr: string | null;
};

const claimsSchema = z.object({
  iss: z.string(),
  // OpenID Connect Core §2: at most 255 characters.
  sub: z.string().min(1).max(255),
  iat: z.number(),
  azp: z.string().optional(),
  amr: z.array(z.string()).catch([]),
  auth_time: z.int().positive().nullable().catch(null),
  acr: z.string().nullable().catch(null),
});

/**
 * Verifies the signature of an identity token, then what openid-client leaves open: a token issued in the future, and
 * an authorized party that is somebody else's. Issuer, audience, expiry and nonce are checked by openid-client. Its own check of
 * signatures (`enableNonRepudiationChecks`) takes every algorithm the provider announces, and keeps people out for a minute when a key
 * changes: it reads the keys again no sooner.
 */
export async function readIdToken(question: {
  readonly idToken: string;
  readonly clientId: string;
  readonly provider: ReachedProvider;
}): Promise<Result<IdTokenClaims, FederationRefusal>> {
  const { idToken, clientId, provider } = question;
  const verified = await verifiedPayload(idToken, provider);
  if (!verified.ok) return verified;
  const parsed = claimsSchema.safeParse(verified.value);
  if (!parsed.success) return refused({ kind: "token-refused", reason: "malformed" });
  const { iss, sub, iat, azp, amr, auth_time: authTime, acr } = parsed.data;
  if (azp !== undefined && azp !== clientId) return refusedToken("authorized-party");
  if (iat > Date.now() / 1000 + CLOCK_TOLERANCE_SECONDS) return refusedToken("issued-in-the-future");
  return ok({ issuer: iss, subject: sub, amr, authTime, acr });
}

async function verifiedPayload(
  idToken: string,
  provider: ReachedProvider,
): Promise<Result<unknown, FederationRefusal>> {
  try {
    const { payload } = await compactVerify(idToken, provider.keys, { algorithms: [...SIGNATURE_ALGORITHMS] });
    return ok(JSON.parse(new TextDecoder().decode(payload)));
  } catch (error) {
    const reason = signatureFault(error);
    return reason === null ? refused({ kind: "provider-unreachable", retryable: true }) : refusedToken(reason);
  }
}

function refusedToken(reason: TokenFault): { readonly ok: false; readonly refusal: FederationRefusal } {
  return refused({ kind: "token-refused", reason });
}
