import fc from "fast-check";
import { expect, test } from "vitest";
import { type PlaceQuestion, parsePlace } from "./parse-place.ts";

const cases: readonly (readonly [string, PlaceQuestion])[] = [
  ["insee:59392", { kind: "insee", code: "59392" }],
  ["INSEE:2a004", { kind: "insee", code: "2A004" }],
  ["postcode:59600", { kind: "postcode", code: "59600" }],
  ["departement:62", { kind: "departement", code: "62" }],
  ["zone:3217", { kind: "zone", code: "3217" }],
  ["region:32", { kind: "region", code: "32" }],
  ["insee:maubeuge", { kind: "nonsense" }],
  ["zone:", { kind: "nonsense" }],
  ["59600", { kind: "bare-digits", code: "59600" }],
  [" 59600 ", { kind: "bare-digits", code: "59600" }],
  ["62", { kind: "departement", code: "62" }],
  ["2b", { kind: "departement", code: "2B" }],
  ["St-Omer", { kind: "name", name: "saint omer", within: null }],
  ["Saint-Aubin (59)", { kind: "name", name: "saint aubin", within: { departement: "59", postalCode: null } }],
  ["Saint-Aubin 59440", { kind: "name", name: "saint aubin", within: { departement: "59", postalCode: "59440" } }],
  ["59440 Saint-Aubin", { kind: "name", name: "saint aubin", within: { departement: "59", postalCode: "59440" } }],
  ["Arras, Pas-de-Calais", { kind: "name", name: "arras", within: { departement: "62", postalCode: null } }],
  ["59 600", { kind: "bare-digits", code: "59600" }],
  ["2100", { kind: "bare-digits", code: "02100" }],
  ["59600 (Maubeuge et 8 autres)", { kind: "postcode", code: "59600" }],
  ["Zone d’emploi de Saint-Omer", { kind: "zone-name", name: "saint omer" }],
  ["Zone d'emploi d'Arras", { kind: "zone-name", name: "arras" }],
  ["", { kind: "nonsense" }],
  ["123", { kind: "nonsense" }],
  ["!?", { kind: "nonsense" }],
];

test.each(cases)("« %s » is read as %j", (text, question) => {
  expect(parsePlace(text)).toEqual(question);
});

test("any text gets a reading", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => parsePlace(text).kind.length > 0));
});
