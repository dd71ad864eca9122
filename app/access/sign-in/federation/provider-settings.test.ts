import { expect, test } from "vitest";
import { readProviders } from "./provider-settings.ts";

const proconnect = {
  PROCONNECT_ISSUER: "https://auth.test/api/v2",
  PROCONNECT_CLIENT_ID: "hub",
  PROCONNECT_CLIENT_SECRET: "s".repeat(32),
};
const read = (variables: Record<string, string>): unknown => readProviders(variables, "https://hub.test/");
const problem = (text: string): object => ({ ok: false, refusal: { problems: [expect.stringContaining(text)] } });

test("no key means no provider, three keys mean one", () => {
  expect(read({ PROCONNECT_ISSUER: "" })).toEqual({ ok: true, value: [] });
  expect(read({ ...proconnect, NODE_ENV: "production" })).toMatchObject({
    ok: true,
    value: [
      { name: "proconnect", redirectUri: "https://hub.test/connexion/proconnect/retour", isLoopbackAllowed: false },
    ],
  });
});

test.each([
  ["a missing key", { PROCONNECT_CLIENT_SECRET: "" }, "PROCONNECT_CLIENT_SECRET manque"],
  ["a short secret", { PROCONNECT_CLIENT_SECRET: "s".repeat(31) }, "PROCONNECT_CLIENT_SECRET attend au moins 32"],
  ["an issuer in http", { PROCONNECT_ISSUER: "http://auth.test" }, "PROCONNECT_ISSUER attend une adresse https"],
  ["loopback in production", { PROCONNECT_ISSUER: "http://127.0.0.1:1", NODE_ENV: "production" }, "PROCONNECT_ISSUER"],
])("%s is named in French", (_name, change, text) => {
  expect(read({ ...proconnect, ...change })).toMatchObject(problem(text));
});
