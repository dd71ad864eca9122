/** What is wrong with the answer of a passkey. */
export type PasskeyFault =
  /** Nothing of ours, or of another session or purpose, or served already, or older than five minutes. */
  | "challenge"
  | "origin"
  | "relying-party"
  /** The device did not check who holds it. */
  | "user-verification"
  /** The device has served less often than we know: it was copied. */
  | "counter"
  | "signature"
  | "unknown-passkey"
  | "malformed";

export type FactorRefusal =
  | { readonly kind: "wrong-code" }
  | { readonly kind: "passkey-refused"; readonly why: PasskeyFault }
  | { readonly kind: "passkey-known" }
  | { readonly kind: "too-many-passkeys" }
  | { readonly kind: "no-factor" }
  | { readonly kind: "factor-exists" }
  | { readonly kind: "step-up-needed" }
  | { readonly kind: "throttled"; readonly retryAfterSeconds: number };

/** A session whose second factor was just proved: a new cookie, the old one is worth nothing any more. */
export interface ProvedFactor {
  readonly token: string;
  /** Shown once, when the first factor was just added. */
  readonly recoveryCodes: readonly string[];
}
