import { expect, test } from "vitest";
import { nameOfIdentity } from "./account-name.ts";

const nobody = { givenName: null, familyName: null, email: null } as const;

test.each([
  [{ ...nobody, givenName: "Nadia", familyName: "Roux", email: "n@exemple.fr" }, "Nadia Roux"],
  [{ ...nobody, familyName: "Roux" }, "Roux"],
  [{ ...nobody, givenName: "Na\u0000dia\n" }, "Nadia"],
  [{ ...nobody, givenName: "\u0007", email: "n@exemple.fr" }, "n@exemple.fr"],
  [nobody, "?"],
  [{ ...nobody, givenName: "é".repeat(320) }, "é".repeat(100)],
])("somebody of whom the provider says %j is called %s", (claimed, name) => {
  expect(nameOfIdentity(claimed)).toBe(name);
});
