import { expect, test } from "vitest";
import { isAssured } from "./assurance-level.ts";

test.each([
  ["eidas1", "eidas1", true],
  ["eidas1", "eidas3", true],
  ["eidas2", "eidas1", false],
  ["eidas1", "", false],
  ["eidas1", "urn:other", false],
  ["eidas1", null, false],
  ["urn:other", "urn:another", false],
  [undefined, null, true],
])("asked %j, answered %j: %s", (asked, answered, expected) => {
  expect(isAssured(asked, answered)).toBe(expected);
});
