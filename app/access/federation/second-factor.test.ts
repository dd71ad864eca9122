import { expect, test } from "vitest";
import { hasSecondFactor } from "./second-factor.ts";

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
