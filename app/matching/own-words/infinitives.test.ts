import { expect, test } from "vitest";
import { infinitiveOf } from "./infinitives.ts";

const known = new Set(
  "conduire servir peindre traire garder ranger vernir coudre tondre lisser livrer abattre nettoyer".split(" "),
);
const read = (word: string): string => infinitiveOf(word, (one) => known.has(one));

test("what somebody used to do is read as the verb of it", () => {
  expect(
    "conduisais servais peignais trayais gardait rangeait vernissaient cousais tondais livraient abattais"
      .split(" ")
      .map(read),
  ).toEqual("conduire servir peindre traire garder ranger vernir coudre tondre livrer abattre".split(" "));
});

test("what comes from no known verb stays as it is", () => {
  expect(["lait", "palais", "zzqais", "nettoyais", "chariot"].map(read)).toEqual([
    "lait",
    "palais",
    "zzqais",
    "nettoyer",
    "chariot",
  ]);
});
