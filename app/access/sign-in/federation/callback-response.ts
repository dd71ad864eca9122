import type { CallbackParameter, FederationRefusal } from "./federation-refusal.ts";

/** What an authorization response must agree with. */
export type ExpectedResponse = {
  readonly state: string;
  readonly issuer: string;
  /** Whether the provider announces that it signs its answers with `iss` (RFC 9207). */
  readonly isIssuerAnnounced: boolean;
};

const READ_ONCE: readonly CallbackParameter[] = ["code", "state", "iss", "error"];
const ERROR_CODE = /^[a-z_]{1,64}$/;

/**
 * Why an authorization response is not accepted; null when its code may be exchanged. openid-client checks the same, and gives one code
 * for all these faults.
 * Whose answer it is (RFC 9207: mix-up) and which sign-in it belongs to come before what it says.
 */
export function faultOfResponse(parameters: URLSearchParams, expected: ExpectedResponse): FederationRefusal | null {
  const twice = READ_ONCE.find((name) => parameters.getAll(name).length > 1);
  if (twice !== undefined) return { kind: "callback-malformed", parameter: twice };
  const state = parameters.get("state");
  if (state === null) return { kind: "callback-malformed", parameter: "state" };
  if (state !== expected.state) return { kind: "state-mismatch" };
  const issuer = parameters.get("iss");
  if (issuer === null && expected.isIssuerAnnounced) return { kind: "callback-malformed", parameter: "iss" };
  if (issuer !== null && issuer !== expected.issuer) return { kind: "wrong-issuer", expected: expected.issuer };
  const error = parameters.get("error");
  if (error !== null) return { kind: "provider-error", code: knownErrorCode(error) };
  if (!parameters.get("code")) return { kind: "callback-malformed", parameter: "code" };
  return null;
}

/** The provider's error code where it looks like one (RFC 6749 §4.1.2.1), else `unknown`: no foreign text travels on. */
export function knownErrorCode(code: string): string {
  return ERROR_CODE.test(code) ? code : "unknown";
}
