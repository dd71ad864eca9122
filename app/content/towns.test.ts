import { expect, it } from "vitest";
import { ofTown } from "./towns.ts";

it.each([
  ["Lille", "de Lille"],
  ["Arras", "d’Arras"],
  ["Élesmes", "d’Élesmes"],
  ["Hazebrouck", "de Hazebrouck"],
  ["Le Touquet-Paris-Plage", "du Touquet-Paris-Plage"],
  ["Les Attaques", "des Attaques"],
  ["La Bassée", "de La Bassée"],
  ["L’Isle-Adam", "de L’Isle-Adam"],
  ["Leers", "de Leers"],
])("%s: %s", (name, words) => {
  expect(ofTown(name)).toBe(words);
});
