import { expect, test } from "vitest";
import { codeOf, newTotpSecret, stepOfCode } from "./totp.server.ts";

const STEP_MS = 30_000;
const noon = new Date("2026-12-01T12:00:00Z");

test("a code goes one step before and one after its own, and no other", () => {
  const secret = newTotpSecret();
  const present = BigInt(noon.getTime() / STEP_MS);
  const codes = Array.from({ length: 81 }, (_, index) => index - 40);
  const accepted = codes.filter((steps) => {
    const code = codeOf(secret, new Date(noon.getTime() + steps * STEP_MS));
    return stepOfCode(secret, code, noon) === present + BigInt(steps);
  });
  expect(accepted).toEqual([-1, 0, 1]);
});

test("nothing but six figures is looked at", () => {
  const secret = newTotpSecret();
  const code = codeOf(secret, noon);
  for (const given of ["", code.slice(1), `${code}0`, ` ${code}`, `${code.slice(0, 5)}a`]) {
    expect(stepOfCode(secret, given, noon)).toBeNull();
  }
});
