import { describe, expect, it } from "vitest";
import { LONGEST_PASSWORD, passwordRefusal } from "./password-rule.ts";

const known = ["karim.delattre@nord.example", "Karim Delattre", "Département du Nord"];
const kindFor = (password: string, isManager = false): string | null =>
  passwordRefusal(password, { isManager, known })?.kind ?? null;

describe("a new password", () => {
  it.each(["cheval tiroir lampe", "x8Kq-2mPz-77tR", "le canal gèle en mars", "🦊 renard ardoise velours"])(
    "is good when long and unlikely: %s",
    (password) => expect(kindFor(password)).toBeNull(),
  );

  it("is too short under 12 characters, under 16 for who manages others", () => {
    expect(kindFor("x8Kq-2mPz-7")).toBe("password-too-short");
    expect(kindFor("x8Kq-2mPz-77tR", true)).toBe("password-too-short");
    expect(kindFor("x8Kq-2mPz-77tRw4", true)).toBeNull();
  });

  it("counts characters, not the bytes they take", () => {
    expect(kindFor("🦊🦊🦊🦊🦊🦊")).toBe("password-too-short");
  });

  it.each(["motdepasse123", "azertyuiop12", "bonjourbonjour", "123456789012", "aaaaaaaaaaaaaaaa", "password1234"])(
    "is refused when everybody would try it: %s",
    (password) => expect(kindFor(password)).toBe("password-guessable"),
  );

  it.each(["karim.delattre1", "Delattre-Karim-59", "departement du nord!", "Karim.Delattre.2027"])(
    "is refused when it is made of what is known of the account: %s",
    (password) => expect(kindFor(password)).toBe("password-guessable"),
  );

  it("is refused rather than cut when too long, and judged fast however long", () => {
    expect(kindFor("é1".repeat(LONGEST_PASSWORD / 2))).not.toBe("password-too-long");
    expect(kindFor("a".repeat(LONGEST_PASSWORD + 1))).toBe("password-too-long");
  });
});
