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

test.each([
  ["without a word on TLS", "postgresql://hub@db.example/hub"],
  ["encrypted, whoever answers", "postgresql://hub@db.example/hub?sslmode=require"],
  ["on a network of ours", "postgresql://hub@10.0.0.7:5432/hub"],
  ["behind a name that begins like this machine's", "postgresql://hub@localhost.example/hub"],
  ["told by a parameter", "postgresql://hub@/hub?host=%2Frun&host=db.example"],
])("a database of another machine, %s, is refused in production and accepted elsewhere", (_name, url) => {
  for (const key of ["DATABASE_URL", "DATABASE_OWNER_URL"]) {
    expect(() => parseEnvironment({ NODE_ENV: "production", [key]: url })).toThrow(`${key} mène à une autre machine`);
    expect(() => parseEnvironment({ NODE_ENV: "test", [key]: url })).not.toThrow();
  }
});

test.each([
  "postgresql://hub@db.example/hub?sslmode=verify-full",
  "postgresql://hub@/hub?host=%2Frun%2Fpostgresql",
  "postgresql://hub@127.0.0.1:5433/hub",
  "postgresql://hub@[::1]/hub",
])("%s is accepted in production", (url) => {
  const withHost = url.replace("@/", "@localhost/");
  expect(parseEnvironment({ NODE_ENV: "production", DATABASE_URL: url })).toMatchObject({ DATABASE_URL: withHost });
  expect(URL.canParse(withHost)).toBe(true);
});

const GOOD_KEY = "7pQ4wX9zL2mB5vN8cR1kT6yF3hJ0sDgA";

test.each([
  ["short", "7pQ4wX9zL2mB5vN8cR1kT6yF3hJ0sDg"],
  ["repeated", "ab".repeat(20)],
  ["of few signs", "0123456789".repeat(4)],
  ["a default everybody knows", "change-me-7pQ4wX9zL2mB5vN8cR1kT6yF3hJ0"],
  ["an example of a manual", "EXAMPLE-7pQ4wX9zL2mB5vN8cR1kT6yF3hJ0sDgA"],
  ["good, beside a short one", `${GOOD_KEY},short`],
  ["good, beside an empty one", `${GOOD_KEY},`],
])("a key that is %s is refused, without being repeated", (_name, value) => {
  for (const key of ["SESSION_SECRET", "DATA_KEY"]) {
    expect(() => parseEnvironment({ [key]: value })).toThrow(key);
    expect(() => parseEnvironment({ [key]: value })).not.toThrow(value);
  }
});

test("a key drawn at random is accepted, and several while keys are changed", () => {
  for (const value of [GOOD_KEY, `${GOOD_KEY}, E5uI8oP2aS6dF9gH3jK7lZ1xC4vB0nMq`]) {
    expect(parseEnvironment({ SESSION_SECRET: value, DATA_KEY: value })).toMatchObject({ DATA_KEY: value });
  }
});
