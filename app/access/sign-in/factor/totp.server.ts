import { Secret, TOTP } from "otpauth";

const ISSUER = "Hub emploi-formation";
const STEP_SECONDS = 30;
/** One step before and after: a phone's clock may be 30 s off. */
const TOLERATED_STEPS = 1;

/** A new secret of 160 bits, base32, as authenticator apps read it. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address an authenticator app reads in a QR code. */
export function totpAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString();
}

/** The time step a code belongs to, null when it is not a code of this secret now. The caller lets each step serve once. */
export function stepOfCode(secret: string, code: string, at: Date): bigint | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret, "").validate({ token: code, timestamp: at.getTime(), window: TOLERATED_STEPS });
  return delta === null ? null : BigInt(Math.floor(at.getTime() / 1000 / STEP_SECONDS) + delta);
}

/** When the last time step that served began; null when none has served yet. */
export function lastInstantOf(step: bigint): Date | null {
  return step === 0n ? null : new Date(Number(step) * STEP_SECONDS * 1000);
}

/** The code of this secret at an instant: for demonstration accounts and tests. */
export function codeOf(secret: string, at: Date): string {
  return totpOf(secret, "").generate({ timestamp: at.getTime() });
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), digits: 6, period: STEP_SECONDS });
}
