import { describe, expect, it } from "vitest";
import { hasValidSiretKey, siretSchema } from "#app/training/siret.ts";
import {
  fictionalActivityNumber,
  fictionalEmail,
  fictionalPhone,
  fictionalSiret,
  luhnDigit,
} from "./fictional-numbers.ts";

const ranks = Array.from({ length: 120 }, (_, index) => index + 1);

describe("numbers of the made-up organisations", () => {
  it("knows the check digit of a published SIREN", () => {
    // INSEE itself: SIREN 120 027 016.
    expect(luhnDigit("12002701")).toBe(6);
  });

  it("makes SIRET that pass the check of forms", () => {
    for (const rank of ranks) expect(hasValidSiretKey(siretSchema.parse(fictionalSiret(rank)))).toBe(true);
  });

  it("makes SIREN that INSEE can never issue", () => {
    for (const rank of ranks) {
      const siren = fictionalSiret(rank).slice(0, 9);
      expect(siren.startsWith("00000")).toBe(true);
      expect(luhnDigit(siren.slice(0, 8))).not.toBe(Number(siren[8]));
    }
  });

  it("gives each organisation numbers of its own, in the ranges kept for fiction", () => {
    expect(new Set(ranks.map(fictionalSiret)).size).toBe(ranks.length);
    expect(new Set(ranks.map(fictionalActivityNumber)).size).toBe(ranks.length);
    expect(fictionalPhone(117)).toBe("03 53 01 01 17");
    expect(fictionalEmail(7)).toMatch(/\.invalid$/);
  });
});
