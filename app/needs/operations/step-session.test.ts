import { expect, test } from "vitest";
import { numbersMeant } from "./step-session.ts";

test("a session is meant in any case and with spaces, as it is written first", () => {
  expect(numbersMeant(" se_demo 4 ")).toEqual(["se_demo 4", "SE_DEMO 4", "se_demo4", "SE_DEMO4"]);
  expect(numbersMeant("SE_DEMO_4")).toEqual(["SE_DEMO_4", "se_demo_4"]);
  expect(numbersMeant("24_123")).toEqual(["24_123"]);
});
