import { expect, test } from "vitest";
import { factorProvedAt, hasSecondFactor } from "./second-factor.ts";

test.each([
  [["mfa"], true],
  [["pwd", "totp"], true],
  [["pin", "sc"], true],
  [["pwd"], false],
  [["totp"], false],
  [["pwd", "pin"], false],
  [["pwd", "mail"], false],
  [[], false],
])("methods %j make a second factor: %s", (amr, expected) => {
  expect(hasSecondFactor(amr)).toBe(expected);
});

const NOW = new Date("2026-12-01T09:00:00Z");
const ago = (seconds: number): number => NOW.getTime() / 1000 - seconds;

test.each([
  ["just now", ["mfa"], ago(0), NOW],
  ["an hour ago", ["mfa"], ago(3600), new Date("2026-12-01T08:00:00Z")],
  ["by a clock four minutes ahead of ours", ["mfa"], ago(-240), NOW],
  ["in the future", ["mfa"], ago(-301), null],
  ["longer ago than a session may last", ["mfa"], ago(12 * 3600), null],
  ["at an instant that is not said", ["mfa"], null, null],
  ["by a password alone", ["pwd"], ago(0), null],
])("a second factor proved at the provider %s", (_name, amr, authTime, expected) => {
  expect(factorProvedAt({ amr, authTime, now: NOW })).toEqual(expected);
});
