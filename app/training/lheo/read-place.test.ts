import { expect, test } from "vitest";
import { action, feed, formation } from "#tests/fixtures/lheo/feed.ts";
import { MAUBEUGE, SMALL_REFERENCES } from "#tests/fixtures/lheo/references.ts";
import { createLheoParser } from "./lheo-parser.ts";
import { type FormationReading, readFormation } from "./read-formation.ts";

/** Reads a formation whose only action is held at this address. */
function readAt(address: string): FormationReading {
  const places = `<lieu-de-formation><coordonnees><adresse>${address}</adresse></coordonnees></lieu-de-formation>`;
  const readings: FormationReading[] = [];
  const parser = createLheoParser((element, index) => readings.push(readFormation(element, index, SMALL_REFERENCES)));
  parser.write(feed([formation({ number: "32_1", actions: [action({ number: "AC_1", places })] })]));
  parser.close();
  const [reading] = readings;
  if (reading === undefined) throw new Error("no formation was read");
  return reading;
}

const POINT = "<geolocalisation><latitude>48.85</latitude><longitude>2.35</longitude></geolocalisation>";
const placeOf = (reading: FormationReading) => reading.formation?.actions[0];

test.each([
  ["a CEDEX", "<codepostal>59607</codepostal><ville>MAUBEUGE CEDEX</ville>"],
  ["a numbered CEDEX", "<codepostal>59607</codepostal><ville>Maubeuge Cedex 09</ville>"],
  ["spaces in the postal code", "<codepostal>59 600</codepostal><ville>MAUBEUGE</ville>"],
  ["spaces in the INSEE code", "<ville>Centre</ville><code-INSEE-commune>59 392</code-INSEE-commune>"],
  [
    "the postal code as INSEE code",
    "<codepostal>59600</codepostal><ville>Maubeuge</ville><code-INSEE-commune>59600</code-INSEE-commune>",
  ],
  ["all in the town", "<ville>59600 MAUBEUGE</ville>"],
  ["its département in brackets", "<ville>Maubeuge (59)</ville>"],
  ["its département in an element", "<ville>Maubeuge</ville><departement>59</departement>"],
  ["another code of the département", "<codepostal>59999</codepostal><ville>MAUBEUGE</ville>"],
])("a town written with %s is found", (_, address) => {
  const reading = readAt(address);
  expect(reading.warnings).toEqual([]);
  const { latitude, longitude } = MAUBEUGE;
  expect(placeOf(reading)).toMatchObject({ communeInsee: "59392", communeName: "Maubeuge", latitude, longitude });
});

test.each([
  ["<codepostal>62507</codepostal><ville>ST OMER CEDEX</ville>", "62507 ST OMER CEDEX"],
  ["<codepostal>75012</codepostal><ville>PARIS</ville>", "75012 PARIS"],
  ["<ville>Maubeuge</ville>", "Maubeuge"],
  [`<codepostal>59999</codepostal><ville>Ailleurs</ville>${POINT}`, "59999 Ailleurs"],
])("a town that cannot be found is a warning that shows what was written: %s", (address, value) => {
  const reading = readAt(address);
  expect(reading.warnings).toMatchObject([{ record: "action", rule: "unplaced-town", value, number: "AC_1" }]);
  expect(reading.warnings[0]?.path).toBe("/lheo/offres/formation[1]/action[1]/lieu-de-formation/coordonnees/adresse");
  expect(placeOf(reading)?.communeName).not.toBe("");
});

test("a place of another region with its point is no loss", () => {
  const reading = readAt(`<codepostal>75012</codepostal><ville>PARIS</ville>${POINT}`);
  expect(reading.warnings).toEqual([]);
  expect(placeOf(reading)).toMatchObject({ postalCode: "75012", latitude: 48.85, coordinatesOrigin: "feed" });
});

test("an address without a town, for training at a distance, deserves no warning", () => {
  expect(readAt("<denomination>À distance</denomination>").warnings).toEqual([]);
});
