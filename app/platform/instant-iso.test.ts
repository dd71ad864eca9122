import { expect, it } from "vitest";
import { instantIso } from "./instant-iso.ts";

it.each([
  ["2026-12-01T08:00:00Z", "2026-12-01T09:00:00+01:00"],
  ["2026-07-14T22:30:05Z", "2026-07-15T00:30:05+02:00"],
])("says %s in Paris time", (utc, paris) => {
  expect(instantIso(new Date(utc))).toBe(paris);
});
