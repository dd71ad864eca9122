import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type * as Secrets from "#app/platform/secrets.server.ts";
import type * as Cookies from "#app/web/cookies.server.ts";

const OLD = "7pQ4wX9zL2mB5vN8cR1kT6yF3hJ0sDgA";
const NEW = "E5uI8oP2aS6dF9gH3jK7lZ1xC4vB0nMq";

/** A portal started with these keys: its modules are loaded anew, for settings are read once. */
async function startedWith(keys: string): Promise<typeof Secrets & typeof Cookies> {
  vi.stubEnv("SESSION_SECRET", keys);
  vi.stubEnv("DATA_KEY", keys);
  vi.resetModules();
  return {
    ...(await import("#app/platform/secrets.server.ts")),
    ...(await import("#app/web/cookies.server.ts")),
  };
}

let before: Awaited<ReturnType<typeof startedWith>>;

beforeEach(async () => {
  before = await startedWith(OLD);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  // The next file must not find modules that were started with these keys.
  vi.resetModules();
});

test("a form made under the old key is accepted beside the new one, and no more once the old one is gone", async () => {
  const { formToken, setCookie } = await before.formTokenFor(new Request("http://portal.invalid/"));
  const request = new Request("http://portal.invalid/", { headers: { Cookie: setCookie?.split(";", 1)[0] ?? "" } });
  const during = await startedWith(`${NEW},${OLD}`);
  expect(await during.isOwnForm(request, formToken)).toBe(true);
  expect((await during.formTokenFor(request)).formToken).not.toBe(formToken);
  expect(await (await startedWith(NEW)).isOwnForm(request, formToken)).toBe(false);
});

test("a secret sealed under the old key opens beside the new one, and no more once the old one is gone", async () => {
  const sealed = before.sealSecret("JBSWY3DPEHPK3PXP");
  const during = await startedWith(`${NEW}, ${OLD}`);
  expect(during.openSecret(sealed)).toBe("JBSWY3DPEHPK3PXP");
  const resealed = during.sealSecret("JBSWY3DPEHPK3PXP");
  const after = await startedWith(NEW);
  expect(after.openSecret(resealed)).toBe("JBSWY3DPEHPK3PXP");
  expect(() => after.openSecret(sealed)).toThrow("not among DATA_KEY");
});

test("a code kept under the old key is found beside the new one, and no more once the old one is gone", async () => {
  const kept = before.keyedHash("recovery code", "abcdefghjk");
  expect(kept).toMatch(/^[0-9a-f]{64}$/);
  const during = await startedWith(`${NEW},${OLD}`);
  expect(during.keyedHashes("recovery code", "abcdefghjk")).toEqual([
    during.keyedHash("recovery code", "abcdefghjk"),
    kept,
  ]);
  expect((await startedWith(NEW)).keyedHashes("recovery code", "abcdefghjk")).not.toContain(kept);
});

test("a sealed secret that was changed does not open", () => {
  const sealed = before.sealSecret("JBSWY3DPEHPK3PXP");
  const [number = "", text = ""] = sealed.split(".");
  const bytes = Buffer.from(text, "base64url");
  for (const index of [0, 12, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => before.openSecret(`${number}.${changed.toString("base64url")}`)).toThrow();
  }
});

test("recovery codes being shown are for one account, in one session, for ten minutes", async () => {
  const session = before.newToken();
  const carried = await before.carryCodes(session, "account", ["abcdefghjk"]);
  const showing = async (secret: string): Promise<Request> => {
    const cookies = [await before.setSession(secret), carried].map((cookie) => cookie.split(";", 1)[0]);
    return new Request("http://portal.invalid/", { headers: { Cookie: cookies.join("; ") } });
  };
  expect(await before.carriedCodes(await showing(session), "account")).toEqual(["abcdefghjk"]);
  expect(await before.carriedCodes(await showing(session), "another")).toEqual([]);
  expect(await before.carriedCodes(await showing(before.newToken()), "account")).toEqual([]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 600_000 });
  expect(await before.carriedCodes(await showing(session), "account")).toEqual([]);
});

test("the uses of a key are kept apart: the fingerprint of one purpose is worth nothing for another", () => {
  const made = before.fingerprint("form", "value");
  expect(before.isFingerprint(made, "form", "value")).toBe(true);
  expect(before.isFingerprint(made, "throttle login", "value")).toBe(false);
  expect(before.keyedHash("recovery code", "value")).not.toBe(before.keyedHash("other", "value"));
});
