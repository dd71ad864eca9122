import fc from "fast-check";
import { expect, test } from "vitest";
import { readFiveDigits, readTown } from "./town-writing.ts";

test.each([
  ["62507 ST OMER CEDEX", "saint omer", "62507", "62"],
  ["59033 LILLE CEDEX", "lille", "59033", "59"],
  ["59033 Lille Cedex 9", "lille", "59033", "59"],
  ["LILLE CEDEX 09 59033", "lille", "59033", "59"],
  ["59 000 Lille", "lille", "59000", "59"],
  ["F-59000 LILLE", "lille", "59000", "59"],
  ["FR 59000 Lille, France", "lille", "59000", "59"],
  ["2100 SAINT QUENTIN", "saint quentin", "02100", "02"],
  ["2 100 ST-QUENTIN", "saint quentin", "02100", "02"],
  ["BP 60123 62507 ST OMER CEDEX", "saint omer", "62507", "62"],
  ["CS 40001 - 59040 LILLE CEDEX", "lille", "59040", "59"],
  ["59000 59000 Lille", "lille", "59000", "59"],
  ["Arras (62)", "arras", null, "62"],
  ["Arras, Pas-de-Calais", "arras", null, "62"],
  ["ARRAS (PAS DE CALAIS)", "arras", null, "62"],
  ["Saint-Aubin, Nord", "saint aubin", null, "59"],
  ["Trosly-Loire", "trosly loire", null, null],
  ["Arras Pas de Calais", "arras", null, "62"],
  ["Reims (Marne)", "reims", null, "51"],
  ["Ajaccio 20000", "ajaccio", "20000", "2A"],
  ["Bastia (2B)", "bastia", null, "2B"],
  ["97400 Saint-Denis", "saint denis", "97400", "974"],
  ["Vic-sur-Aisne", "vic sur aisne", null, null],
  ["Saint-Valery-sur-Somme (80)", "saint valery sur somme", null, "80"],
  ["Hauts-de-France", "hauts de france", null, null],
  ["Nord", "nord", null, null],
  ["62507", "", "62507", "62"],
  ["", "", null, null],
])("« %s » is %s, %s, in the département %s", (text, name, postalCode, departement) => {
  expect(readTown(text)).toEqual({ name, postalCode, departement });
});

test.each([
  ["59 392", "59392"],
  ["2691", "02691"],
  ["2A004", null],
  ["123", null],
  ["", null],
])("the digits of « %s » are %s", (text, digits) => {
  expect(readFiveDigits(text)).toBe(digits);
});

test("any text gets a reading, without digits in the name", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => !/[0-9]/.test(readTown(text).name)));
});
