import { describe, expect, test } from "vitest";
import {
  decideAuthorisationSchema,
  recordAgreementSchema,
  requestAuthorisationSchema,
} from "./authorisation-commands.ts";

const id = "0190a2b4-0000-7000-8000-000000000001";
const asked = {
  departements: ["59", "2A"],
  programmes: ["prf"],
  audiences: [],
  startsOn: "2026-01-01",
  endsOn: "2026-01-01",
};

describe("what a form may ask", () => {
  test.each([
    ["no Département", { departements: [] }],
    ["a Département that is none", { departements: ["Nord"] }],
    ["no programme", { programmes: [] }],
    ["an unknown programme", { programmes: ["x"] }],
    ["a day that does not exist", { endsOn: "2026-02-30" }],
    ["a last day before the first", { endsOn: "2025-12-31" }],
  ])("%s is refused", (_, changed) => {
    expect(requestAuthorisationSchema.safeParse(asked).success).toBe(true);
    expect(requestAuthorisationSchema.safeParse({ ...asked, ...changed }).success).toBe(false);
  });

  test("refusing and suspending take a reason of 1 to 300 characters, validating takes none", () => {
    const decide = (intent: string, reason?: string) =>
      decideAuthorisationSchema.safeParse({ intent, authorisationId: id, expectedVersion: "3", reason });
    for (const intent of ["refuse", "suspend"]) {
      expect([undefined, "  ", "x".repeat(301)].map((reason) => decide(intent, reason).success)).toEqual([
        false,
        false,
        false,
      ]);
      expect(decide(intent, "x".repeat(300)).success).toBe(true);
    }
    expect(decide("validate").data).toEqual({ intent: "validate", authorisationId: id, expectedVersion: 3 });
    for (const intent of ["expire", "request"]) expect(decide(intent, "x").success).toBe(false);
  });

  test("a version that no row can have is refused before the database", () => {
    const decide = (expectedVersion: string) =>
      decideAuthorisationSchema.safeParse({ intent: "validate", authorisationId: id, expectedVersion }).success;
    expect(["0", "1", "2147483647", "2147483648", "1e20"].map(decide)).toEqual([false, true, true, false, false]);
  });

  test("an agreement ends on its first day at the earliest", () => {
    const conclude = { intent: "conclude", organisationId: id, reference: "CP 1", startsOn: "2026-01-02" };
    expect(recordAgreementSchema.safeParse({ ...conclude, endsOn: "2026-01-02" }).success).toBe(true);
    expect(recordAgreementSchema.safeParse({ ...conclude, endsOn: "2026-01-01" }).success).toBe(false);
  });
});
