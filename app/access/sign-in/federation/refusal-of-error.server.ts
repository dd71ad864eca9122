import { errors } from "jose";
import { ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from "openid-client";
import { z } from "zod";
import { knownErrorCode } from "./callback-response.ts";
import type { FederationRefusal, TokenFault } from "./federation-refusal.ts";
import { ProviderUnreachableError, UnsafeEndpointError } from "./provider-fetch.server.ts";

const UNREACHABLE: FederationRefusal = { kind: "provider-unreachable", retryable: true };

/** The refusal behind an error of discovery; throws again what is a bug. */
export function refusalOfDiscovery(error: unknown): FederationRefusal {
  if (hasCause(error, ProviderUnreachableError)) return UNREACHABLE;
  if (hasCause(error, UnsafeEndpointError)) return { kind: "provider-misconfigured", reason: "endpoint" };
  if (!(error instanceof ClientError)) throw error;
  const isUnsafe = error.code === "OAUTH_HTTP_REQUEST_FORBIDDEN";
  return { kind: "provider-misconfigured", reason: isUnsafe ? "endpoint" : "metadata" };
}

/** The refusal behind an error of the token exchange; throws again what is a bug. */
export function refusalOfTokenExchange(error: unknown): FederationRefusal {
  if (hasCause(error, ProviderUnreachableError)) return UNREACHABLE;
  if (error instanceof ResponseBodyError) return { kind: "provider-error", code: knownErrorCode(error.error) };
  if (error instanceof WWWAuthenticateChallengeError) return { kind: "provider-error", code: "invalid_client" };
  if (error instanceof ClientError) return { kind: "token-refused", reason: tokenFault(error) };
  throw error;
}

/** The refusal behind an error of the userinfo call; throws again what is a bug. */
export function refusalOfUserinfoCall(error: unknown): FederationRefusal {
  if (hasCause(error, ProviderUnreachableError)) return UNREACHABLE;
  if (error instanceof WWWAuthenticateChallengeError || error instanceof ClientError) {
    return { kind: "userinfo-refused", reason: "refused-by-provider" };
  }
  throw error;
}

/** What a failed verification of a signature is called, on either of the two tokens. */
export type SignatureFault = "algorithm" | "signature" | "unknown-key" | "malformed";

/** The fault behind an error of signature verification, or null when the keys could not be had; throws a bug again. */
export function signatureFault(error: unknown): SignatureFault | null {
  if (hasCause(error, ProviderUnreachableError) || error instanceof errors.JWKSInvalid) return null;
  // jose's plain error: the address of the keys answered something else than a set of keys.
  if (error instanceof errors.JOSEError && error.code === errors.JOSEError.code) return null;
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return "algorithm";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "signature";
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return "unknown-key";
  }
  if (error instanceof errors.JOSEError) return "malformed";
  // A published key that cannot be imported makes Web Crypto throw one of these two.
  if (error instanceof DOMException || error instanceof TypeError) return "unknown-key";
  throw error;
}

const faultOfClaim: Readonly<Record<string, TokenFault>> = {
  iss: "issuer",
  aud: "audience",
  azp: "authorized-party",
  nonce: "nonce",
  exp: "expired",
  nbf: "issued-in-the-future",
};

const claimSchema = z.object({ cause: z.object({ cause: z.object({ claim: z.string() }) }) });

/** openid-client keeps the claim it refused two causes deep: its own error, then the one of oauth4webapi. */
function tokenFault(error: ClientError): TokenFault {
  const parsed = claimSchema.safeParse(error);
  return (parsed.success ? faultOfClaim[parsed.data.cause.cause.claim] : undefined) ?? "malformed";
}

function hasCause(error: unknown, kind: new (message: string) => Error): boolean {
  if (error instanceof kind) return true;
  return error instanceof Error && error.cause !== undefined && hasCause(error.cause, kind);
}
