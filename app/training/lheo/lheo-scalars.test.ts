import { expect, test } from "vitest";
import { hasValidSiretKey, readSiret } from "../siret.ts";
import { readCents, readCount, readHttpUrl, readRegisterCode } from "./lheo-scalars.ts";
import { readPaces } from "./read-paces.ts";

test.each([
  ["630.00", 63000],
  ["1 234,5 €", 123450],
  ["0", 0],
  ["12 euros", 1200],
  ["sur devis", null],
  ["-5", null],
  ["1.234,50", null],
])("« %s » in cents", (text, cents) => {
  expect(readCents(text)).toBe(cents);
});

test("a count is a whole number within its bound", () => {
  expect(["12", "0", "-3", "12.5", "100000", "1e3", ""].map((text) => readCount(text))).toEqual([
    12,
    0,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test.each([
  ["https://exemple.fr/a?b=1", "https://exemple.fr/a?b=1"],
  ["www.exemple.fr", "http://www.exemple.fr"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["exemple", null],
  ["http://a b", null],
])("« %s » as a link", (text, url) => {
  expect(readHttpUrl(text)).toBe(url);
});

test("codes of the registers take their full form", () => {
  expect(
    ["34441", "RNCP34441", "rncp 34441", "034441", "RS5080", "abc"].map((text) => readRegisterCode("RNCP", text)),
  ).toEqual(["RNCP34441", "RNCP34441", "RNCP34441", "RNCP34441", null, null]);
});

test.each([
  ["Temps plein", ["full_time"]],
  ["Continu temps plein, Modulaire", ["full_time"]],
  ["À temps partiel, ou cours du soir", ["part_time", "evening"]],
  ["Mi-temps", ["part_time"]],
  ["Modulaire", []],
])("the paces of « %s »", (text, paces) => {
  expect(readPaces(text)).toEqual(paces);
});

test("a SIRET is fourteen digits, and its key is Luhn's, with La Poste's exception", () => {
  expect(readSiret("130025265000")).toBeNull();
  expect(readSiret("1300252650001A")).toBeNull();
  const keyOf = (text: string): boolean | null => {
    const siret = readSiret(text);
    return siret === null ? null : hasValidSiretKey(siret);
  };
  expect(["13002526500013", "13002526500014", "35600000000048", "35600000012345"].map(keyOf)).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
