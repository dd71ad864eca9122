import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test.each([
  ["2026-06-30T22:30:00Z", "2026-07-01"],
  ["2026-12-31T22:30:00Z", "2026-12-31"],
  ["2026-12-31T23:30:00Z", "2027-01-01"],
])("at %s it is %s in Paris", async (instant, day) => {
  const { todayIso } = await import("./clock.server.ts");
  expect(todayIso(new Date(instant))).toBe(day);
});

test("HUB_NOW fixes the clock outside production", async () => {
  vi.stubEnv("HUB_NOW", "2026-12-01T00:30:00+01:00");
  const { now, todayIso } = await import("./clock.server.ts");
  expect(now().toISOString()).toBe("2026-11-30T23:30:00.000Z");
  expect(todayIso()).toBe("2026-12-01");
});
