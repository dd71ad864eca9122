import { expect, test } from "vitest";
import { describeError, onlyAllowedFields } from "./log.server.ts";

test("a field that is not allowed is left out, and only its name is said", () => {
  const line = onlyAllowedFields({ status: 200, email: "jeanne@example.org", q: "dupont" });
  expect(line).toEqual({ status: 200, dropped: ["email", "q"] });
});

test("what an error's sentence may say of somebody is hidden", () => {
  const error = new Error('duplicate "jeanne.dupont" jeanne@example.org 06 12 34 56 78 at row 12');
  expect(describeError(error)["message"]).toBe('duplicate "…" [adresse] [nombre] at row 12');
});

test("the code and the cause of an error are kept", () => {
  const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
  expect(describeError(new Error("search failed", { cause }))).toMatchObject({
    type: "Error",
    message: "search failed",
    cause: { message: "refused", code: "ECONNREFUSED" },
  });
});
