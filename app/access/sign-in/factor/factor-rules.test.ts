import { expect, test } from "vitest";
import { mayAddFactor } from "./factor-rules.ts";

const at = new Date("2027-01-11T09:00:00Z");
const none = { hasApp: false, passkeys: 0 };
const app = { hasApp: true, passkeys: 0 };
const passkey = { hasApp: false, passkeys: 1 };

test.each([
  ["the first, with the password alone", none, null, true],
  ["another app, with the password alone", app, null, false],
  ["another passkey, with the password alone", passkey, null, false],
  ["another, five minutes after a proof", app, 300, true],
  ["another, later than that", passkey, 301, false],
  ["the first of ours, just after a proof at a provider", none, 10, true],
  ["the first of ours, long after a proof at a provider", none, 301, false],
  ["another, by a proof that is still to come", app, -1, false],
])("somebody adds a factor: %s", (_name, held, ageSeconds, may) => {
  const factorAt = ageSeconds === null ? null : new Date(at.getTime() - ageSeconds * 1000);
  expect(mayAddFactor(held, { factorAt, at })).toBe(may);
});
