import { expect, test } from "vitest";
import { type CommuneCentre, createTownIndex } from "./town-index.ts";

const commune = (insee: string, name: string): CommuneCentre => ({
  ...{ insee, name, departement: insee.slice(0, 2), latitude: 50, longitude: 3 },
});

const index = createTownIndex({
  communes: [
    commune("62765", "Saint-Omer"),
    commune("60590", "Saint-Omer-en-Chaussée"),
    commune("59350", "Lille"),
    commune("59346", "Lezennes"),
    commune("62826", "Le Touquet-Paris-Plage"),
    commune("02691", "Saint-Quentin"),
    commune("59529", "Saint-Aubin"),
    commune("62742", "Saint-Aubin"),
    commune("59183", "Dunkerque"),
  ],
  formerCodes: [{ code: "59298", insee: "59350" }],
  otherNames: [
    { foldedName: "hellemmes lille", insee: "59350" },
    { foldedName: "rosendael", insee: "59183" },
  ],
  postalCodes: [
    { postalCode: "62500", insee: "62765" },
    { postalCode: "59000", insee: "59350" },
    { postalCode: "59260", insee: "59350" },
    { postalCode: "59260", insee: "59346" },
    { postalCode: "02100", insee: "02691" },
  ],
});

test.each([
  ["62507 ST OMER CEDEX", "62765"],
  ["62500 SAINT OMER", "62765"],
  ["62500 Wizernes", "62765"],
  ["59260 HELLEMMES", "59350"],
  ["59260 LEZENNES", "59346"],
  ["59240 Rosendael", "59183"],
  ["2100 St Quentin", "02691"],
  ["62520 LE TOUQUET", "62826"],
  ["Saint-Aubin (59)", "59529"],
  ["Saint-Aubin, Pas-de-Calais", "62742"],
])("« %s » is the commune %s", (text, insee) => {
  expect(index.byText(text)?.insee).toBe(insee);
});

test.each(["59260", "59260 Ascq", "Saint-Aubin", "75012 PARIS", "62999 Villers", "Lille", ""])(
  "« %s » names no commune for sure",
  (text) => {
    expect(index.byText(text)).toBeUndefined();
  },
);

test("a former code is the commune of today", () => {
  expect(index.byInsee("59298")?.name).toBe("Lille");
});
