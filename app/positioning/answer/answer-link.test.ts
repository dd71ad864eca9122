import { expect, test } from "vitest";
import { answerableStates, isLinkOpen, linkExpiry, newCode, readCode } from "./answer-link.ts";

const made = new Date("2027-01-12T11:00:00Z");
const opens = (at: string, endedAt: Date | null = null): boolean =>
  isLinkOpen({ expiresAt: linkExpiry("sms", made), endedAt }, "accepted", new Date(at), answerableStates);

test("a link opens for 72 hours, the code of a letter for thirty days", () => {
  expect(opens("2027-01-15T10:59:59.999Z")).toBe(true);
  expect(opens("2027-01-15T11:00:00Z")).toBe(false);
  expect(linkExpiry("letter", made).toISOString()).toBe("2027-02-11T11:00:00.000Z");
});

test("a link that was replaced, or of what is over, opens nothing", () => {
  expect(opens("2027-01-12T12:00:00Z", made)).toBe(false);
  const life = { expiresAt: linkExpiry("mail", made), endedAt: null };
  expect(isLinkOpen(life, "rejected", made, answerableStates)).toBe(false);
});

test("a code is read however it was typed, and nothing else is a code", () => {
  const code = newCode((below) => below - 1);
  expect(code).toBe("ZZZZZ-ZZZZZ");
  expect(readCode(" zzzzz zzzzz ")).toBe(code);
  expect([readCode("ZZZZZ-ZZZZ"), readCode("00000-11111")]).toEqual([null, null]);
});
