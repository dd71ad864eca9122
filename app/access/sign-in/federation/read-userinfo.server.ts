import { errors, jwtVerify } from "jose";
import { fetchProtectedResource } from "openid-client";
import { z } from "zod";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { FederationRefusal, UserinfoFault } from "./federation-refusal.ts";
import type { ProviderSettings } from "./provider-settings.ts";
import { CLOCK_TOLERANCE_SECONDS, type ReachedProvider } from "./reach-provider.server.ts";
import { SIGNATURE_ALGORITHMS } from "./read-id-token.server.ts";
import { refusalOfUserinfoCall, signatureFault } from "./refusal-of-error.server.ts";

const textOrNull = z.string().trim().min(1).max(320).nullable().catch(null);

const userinfoSchema = z.object({
  sub: z.string(),
  email: z.string().trim().toLowerCase().max(320).pipe(z.email()).nullable().catch(null),
  email_verified: z.boolean().catch(false),
  given_name: textOrNull,
  usual_name: textOrNull,
  family_name: textOrNull,
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .nullable()
    .catch(null),
});

/** Who the provider says the person is; absent or unreadable facts are null. */
export type Userinfo = Readonly<z.infer<typeof userinfoSchema>>;

type Question = {
  readonly accessToken: string;
  /** The subject of the identity token: who the answer must be about (OpenID Connect Core §5.3.2). */
  readonly subject: string;
  readonly settings: ProviderSettings;
  readonly provider: ReachedProvider;
};

/**
 * Asks the provider who the person is; refuses an answer unsigned where a signature is due, or not about that person. Not by
 * `fetchUserInfo` of openid-client: it takes a signed answer that names neither its issuer nor its audience, and gives back no token whose
 * signature could be checked.
 */
export async function readUserinfo(question: Question): Promise<Result<Userinfo, FederationRefusal>> {
  const { provider, accessToken } = question;
  let response: Response;
  try {
    const { configuration, userinfoEndpoint } = provider;
    response = await fetchProtectedResource(configuration, accessToken, userinfoEndpoint, "GET");
  } catch (error) {
    return refused(refusalOfUserinfoCall(error));
  }
  if (response.status !== 200) return refusedUserinfo("refused-by-provider");
  const claims = await claimsOf(response, question);
  if (!claims.ok) return claims;
  const parsed = userinfoSchema.safeParse(claims.value);
  if (!parsed.success) return refusedUserinfo("malformed");
  return parsed.data.sub === question.subject ? ok(parsed.data) : refusedUserinfo("subject");
}

async function claimsOf(response: Response, question: Question): Promise<Result<unknown, FederationRefusal>> {
  const text = await response.text();
  const contentType = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (contentType === "application/jwt") return signedClaims(text, question);
  if (question.settings.needsSignedUserinfo) return refusedUserinfo("unsigned");
  const parsed = z.preprocess(readJson, z.record(z.string(), z.unknown())).safeParse(text);
  return parsed.success ? ok(parsed.data) : refusedUserinfo("malformed");
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

async function signedClaims(jwt: string, question: Question): Promise<Result<unknown, FederationRefusal>> {
  const { settings, provider } = question;
  try {
    const { payload } = await jwtVerify(jwt, provider.keys, {
      algorithms: [...SIGNATURE_ALGORITHMS],
      issuer: provider.issuer,
      audience: settings.clientId,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    return ok(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refusedUserinfo("expired");
    if (error instanceof errors.JWTClaimValidationFailed)
      return refusedUserinfo(faultOfClaim[error.claim] ?? "malformed");
    const reason = signatureFault(error);
    return reason === null ? refused({ kind: "provider-unreachable", retryable: true }) : refusedUserinfo(reason);
  }
}

const faultOfClaim: Readonly<Record<string, UserinfoFault>> = { iss: "issuer", aud: "audience" };

function refusedUserinfo(reason: UserinfoFault): { readonly ok: false; readonly refusal: FederationRefusal } {
  return refused({ kind: "userinfo-refused", reason });
}
