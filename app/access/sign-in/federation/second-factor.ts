import { ABSOLUTE_HOURS } from "#app/access/sign-in/session/session-rules.ts";

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

/** Minutes by which the provider's clock may be ahead of ours. */
const CLOCK_MINUTES = 5;

/**
 * When the second factor of a sign-in was proved; null when there was none, or when it is not known. The provider answers from a session
 * that may be hours old: only `auth_time` tells when the person acted. One from the future, or older than a session of ours may be, is
 * worth nothing.
 */
export function factorProvedAt(signIn: {
  readonly amr: readonly string[];
  /** Seconds since 1970, as the identity token says them. */
  readonly authTime: number | null;
  readonly now: Date;
}): Date | null {
  const { amr, authTime, now } = signIn;
  if (authTime === null || !hasSecondFactor(amr)) return null;
  const ageMs = now.getTime() - authTime * 1000;
  if (ageMs < -CLOCK_MINUTES * 60_000 || ageMs >= ABSOLUTE_HOURS * 3_600_000) return null;
  return new Date(now.getTime() - Math.max(0, ageMs));
}
