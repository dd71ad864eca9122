import { describe, expect, it } from "vitest";
import { isOver } from "./session-rules.ts";

const at = new Date("2027-01-11T09:00:00Z");
const minutesAgo = (minutes: number): Date => new Date(at.getTime() - minutes * 60_000);
const endedAt = null;

describe("a session", () => {
  it("lasts while it is used, and ends after 30 minutes without a request", () => {
    expect(isOver({ openedAt: minutesAgo(60), lastSeenAt: minutesAgo(29.9), endedAt }, at)).toBe(false);
    expect(isOver({ openedAt: minutesAgo(60), lastSeenAt: minutesAgo(30), endedAt }, at)).toBe(true);
  });

  it("ends after 12 hours however much it is used", () => {
    expect(isOver({ openedAt: minutesAgo(719), lastSeenAt: minutesAgo(1), endedAt }, at)).toBe(false);
    expect(isOver({ openedAt: minutesAgo(720), lastSeenAt: minutesAgo(1), endedAt }, at)).toBe(true);
  });

  it("ends at once when somebody ends it", () => {
    expect(isOver({ openedAt: minutesAgo(1), lastSeenAt: at, endedAt: at }, at)).toBe(true);
  });
});
