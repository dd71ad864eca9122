import { expect, test } from "vitest";
import { postalCodePlace } from "./postal-code-place.ts";

const town = { name: "Maubeuge", population: 300, latitude: 50, longitude: 4 };
const village = { name: "Assevent", population: 100, latitude: 51, longitude: 3 };

test("a postal code of several communes is centred where people live and named after the largest", () => {
  expect(postalCodePlace("59600", [village, town])).toEqual({
    value: "postcode:59600",
    label: "59600 (Maubeuge et 1 autre)",
    filter: { kind: "circle", centre: { latitude: 50.25, longitude: 3.75 } },
  });
});

test("several others are counted", () => {
  expect(postalCodePlace("59600", [town, village, village])?.label).toBe("59600 (Maubeuge et 2 autres)");
});

test("a postal code of one commune is that commune", () => {
  expect(postalCodePlace("59600", [town])?.label).toBe("59600 (Maubeuge)");
});

test("communes without inhabitants still have a centre", () => {
  expect(postalCodePlace("55100", [{ ...town, population: 0 }])?.filter).toEqual({
    kind: "circle",
    centre: { latitude: 50, longitude: 4 },
  });
});

test("a postal code without commune is no place", () => {
  expect(postalCodePlace("75001", [])).toBeNull();
});
