import { expect, test } from "vitest";
import { parseEnvironment } from "./env.server.ts";

test("without any variable the portal has its defaults", () => {
  expect(parseEnvironment({})).toMatchObject({
    NODE_ENV: "development",
    PORT: 3000,
    DATA_DIR: ".data",
    RATE_LIMIT: "on",
    DEMO: "on",
  });
});

test("an empty variable counts as absent", () => {
  expect(parseEnvironment({ PORT: "", DATABASE_URL: "", DEMO: "" })).toMatchObject({ PORT: 3000, DEMO: "on" });
});

test.each([
  ["PORT", "porte"],
  ["PORT", "70000"],
  ["DATABASE_URL", "mysql://secret@server/hub"],
  ["DEMO", "oui"],
  ["RATE_LIMIT", "non"],
  ["HUB_NOW", "demain"],
  ["NODE_ENV", "staging"],
])("an error names the key %s and does not repeat its value", (key, value) => {
  expect(() => parseEnvironment({ [key]: value })).toThrow(key);
  expect(() => parseEnvironment({ [key]: value })).not.toThrow(value);
});

test("every wrong key is named at once", () => {
  expect(() => parseEnvironment({ PORT: "x", DEMO: "x" })).toThrow(/PORT.*DEMO/);
});

test.each([
  ["HUB_NOW", "2026-12-01T09:00:00+01:00"],
  ["RATE_LIMIT", "off"],
])("%s is refused in production and accepted elsewhere", (key, value) => {
  expect(() => parseEnvironment({ NODE_ENV: "production", [key]: value })).toThrow(key);
  expect(() => parseEnvironment({ NODE_ENV: "test", [key]: value })).not.toThrow();
});
