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
