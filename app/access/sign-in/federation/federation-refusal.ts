/** What is wrong with the identity token: whose it is, for whom, when, or who signed it. */
export type TokenFault =
  | "malformed"
  | "issuer"
  | "audience"
  | "authorized-party"
  | "nonce"
  | "expired"
  | "issued-in-the-future"
  | "algorithm"
  | "signature"
  | "unknown-key"
  /** The level of assurance answered is weaker than the one asked. */
  | "assurance";

/** What is wrong with the answer that says who the person is. */
export type UserinfoFault =
  | "unsigned"
  | "malformed"
  | "subject"
  | "issuer"
  | "audience"
  | "expired"
  | "algorithm"
  | "signature"
  | "unknown-key"
  | "refused-by-provider";

/** Why a sign-in through an identity provider was not begun or not accepted. */
export type FederationRefusal =
  /** The person came back too late: they start again. */
  | { readonly kind: "expired"; readonly startedAt: Date }
  /** The kept sign-in has a state, a nonce or a verifier too short to protect anybody. */
  | { readonly kind: "weak-sign-in" }
  /** The answer comes from another provider than the one the person was sent to. */
  | { readonly kind: "wrong-issuer"; readonly expected: string }
  /** The answer belongs to another sign-in than the one kept. */
  | { readonly kind: "state-mismatch" }
  /** A parameter of the answer is missing or given twice. */
  | { readonly kind: "callback-malformed"; readonly parameter: CallbackParameter }
  /** The provider said no; `code` is its OAuth code, such as `access_denied` or `invalid_grant`, or `unknown`. */
  | { readonly kind: "provider-error"; readonly code: string }
  /** The provider is down, slow or answers 5xx: trying again later is worth it. */
  | { readonly kind: "provider-unreachable"; readonly retryable: true }
  /** The provider's own description of itself cannot be used. */
  | { readonly kind: "provider-misconfigured"; readonly reason: "metadata" | "endpoint" }
  | { readonly kind: "token-refused"; readonly reason: TokenFault }
  | { readonly kind: "userinfo-refused"; readonly reason: UserinfoFault }
  /** The provider did not say how the person signed in, where it must. */
  | { readonly kind: "amr-missing" };

/** The parameters of an authorization response that the portal reads. */
export type CallbackParameter = "code" | "state" | "iss" | "error";
