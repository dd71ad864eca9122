import { z } from "zod";

const LA_POSTE_SIREN = "356000000";

/** Fourteen digits; the check digit is judged apart by `hasValidSiretKey`, since real feeds carry numbers that fail it. */
export const siretSchema = z
  .string()
  .regex(/^\d{14}$/)
  .brand<"Siret">();

/** Establishment number of the INSEE register: SIREN (9 digits) then NIC (5). */
export type Siret = z.infer<typeof siretSchema>;

/** Reads a SIRET, spaces allowed between groups; null unless exactly 14 digits are left. */
export function readSiret(text: string): Siret | null {
  const parsed = siretSchema.safeParse(text.replaceAll(/\s/g, ""));
  return parsed.success ? parsed.data : null;
}

/**
 * Whether the check digit holds: Luhn over the 14 digits, or, for establishments of La Poste (SIREN 356000000), a plain sum of digits
 * divisible by five. Source: INSEE, definition of the SIRET.
 */
export function hasValidSiretKey(siret: Siret): boolean {
  const digits = [...siret].map(Number);
  const luhn = digits.reduce((sum, digit, place) => sum + (place % 2 === 0 ? doubled(digit) : digit), 0);
  if (luhn % 10 === 0) return true;
  return siret.startsWith(LA_POSTE_SIREN) && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0;
}

function doubled(digit: number): number {
  return digit < 5 ? digit * 2 : digit * 2 - 9;
}

/** No SIREN begins so: INSEE has not given them yet. */
const STAND_IN_START = "99999";

/** Whether a feed wrote one digit fourteen times where it had no SIRET. */
export function isPlaceholderSiret(siret: string): boolean {
  return /^(\d)\1{13}$/.test(siret);
}

/**
 * What tells apart two organisations that both come without a real SIRET: nine digits drawn from the name (FNV-1a), the same at every
 * import.
 */
export function standInSiret(name: string): Siret {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return siretSchema.parse(`${STAND_IN_START}${String((hash >>> 0) % 1e9).padStart(9, "0")}`);
}

/** Whether a SIRET is a placeholder: no page shows it, no link is made of it. */
export function isStandInSiret(siret: string): boolean {
  return siret.startsWith(STAND_IN_START);
}

/** The SIRET as partners read it: zeros where there is none. */
export function publishedSiret(siret: string): string {
  return isStandInSiret(siret) ? "0".repeat(14) : siret;
}
