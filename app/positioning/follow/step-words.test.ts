import { expect, test } from "vitest";
import { overseenPage } from "#app/content/session-life.ts";
import { stepWords } from "./step-words.ts";

test("what the Region is told of a cancelled session is what referents read", () => {
  expect(overseenPage.after).toContain(`« ${stepWords.replace} »`);
});
