import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { refusalStyle, refusalStyleHash } from "./edge-refusal.ts";

it("the security policy names the style of the refusal page", () => {
  expect(refusalStyleHash).toBe(`sha256-${createHash("sha256").update(refusalStyle).digest("base64")}`);
});
