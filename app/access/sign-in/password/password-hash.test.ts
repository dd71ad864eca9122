import { describe, expect, it } from "vitest";
import { hashPassword, isPassword, TooManyPasswords } from "./password-hash.server.ts";

const PASSWORD = "renard ardoise velours";

describe("a password", () => {
  it("is known by its argon2id hash, at OWASP's cost", async () => {
    const hash = await hashPassword(PASSWORD);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(hash, PASSWORD)).toBe(true);
    expect(await isPassword(hash, `${PASSWORD} `)).toBe(false);
    expect(await hashPassword(PASSWORD)).not.toBe(hash);
  });

  it("is the same however the keyboard writes its accents", async () => {
    const hash = await hashPassword("été à la ducasse".normalize("NFD"));
    expect(await isPassword(hash, "été à la ducasse".normalize("NFC"))).toBe(true);
  });

  it("of nobody is worked on like another's, and is never right", async () => {
    // Four at once and forty in the queue: one more is sent away, whether there is an account or not.
    const unknown = Array.from({ length: 44 }, () => isPassword(undefined, PASSWORD));
    await expect(isPassword(undefined, PASSWORD)).rejects.toBeInstanceOf(TooManyPasswords);
    expect(new Set(await Promise.all(unknown))).toEqual(new Set([false]));
    expect(await isPassword(undefined, PASSWORD)).toBe(false);
  });
});
