const KNOWN: readonly string[] = ["pwd", "pin", "kba"];
const HELD: readonly string[] = ["otp", "totp", "hwk", "swk", "sc", "pop", "sms"];

/**
 * Whether the methods of a sign-in make two factors: the provider says `mfa`, or names something known and something held.
 * One strong method alone is one factor; a magic link (`mail`) counts for neither.
 * Source: RFC 8176 §2, and ProConnect's own `totp`, `pop`, `mail` (proconnect-documentation, resources/claim_amr.md).
 */
export function hasSecondFactor(amr: readonly string[]): boolean {
  if (amr.includes("mfa")) return true;
  return amr.some((method) => KNOWN.includes(method)) && amr.some((method) => HELD.includes(method));
}
