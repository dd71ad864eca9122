import { expect, it } from "vitest";
import { helpNear } from "./help.ts";
import { ofTown } from "./towns.ts";

it.each([
  ["Lille", "de Lille"],
  ["Arras", "d’Arras"],
  ["Élesmes", "d’Élesmes"],
  ["Hazebrouck", "d’Hazebrouck"],
  ["Hirson", "d’Hirson"],
  ["Hénin-Beaumont", "d’Hénin-Beaumont"],
  ["Ham", "de Ham"],
  ["Hem", "de Hem"],
  ["Hodenc-l'Évêque", "de Hodenc-l'Évêque"],
  ["02500 (Hirson)", "du 02500 (Hirson)"],
  ["Le Touquet-Paris-Plage", "du Touquet-Paris-Plage"],
  ["Les Attaques", "des Attaques"],
  ["La Bassée", "de La Bassée"],
  ["L’Isle-Adam", "de L’Isle-Adam"],
  ["Leers", "de Leers"],
])("%s: %s", (name, words) => {
  expect(ofTown(name)).toBe(words);
});

it.each([
  ["Abbeville", "Abbeville", "Près d’Abbeville, demandez le conseiller de l’arrondissement d’Abbeville"],
  [
    "Le Quesnoy",
    "Avesnes-sur-Helpe",
    "Près du Quesnoy, demandez le conseiller de l’arrondissement d’Avesnes-sur-Helpe",
  ],
  ["02500 (Hirson)", "Vervins", "Près du 02500 (Hirson), demandez le conseiller de l’arrondissement de Vervins"],
])("the help near %s", (place, arrondissement, words) => {
  expect(helpNear(place, arrondissement)).toContain(words);
});
