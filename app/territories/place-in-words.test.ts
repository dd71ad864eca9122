import { expect, test } from "vitest";
import { placeCandidates } from "./place-in-words.ts";

const named = (text: string, name: string) => placeCandidates(text).find(({ foldedName }) => foldedName === name);

test("the longest name is tried first", () => {
  expect(placeCandidates("soudeur boulogne sur mer").map(({ foldedName }) => foldedName)).toEqual([
    "soudeur boulogne sur mer",
    "boulogne sur mer",
    "sur mer",
    "mer",
  ]);
});

test("a town without a word before it must be well known", () => {
  expect(named("soudeur Maubeuge", "maubeuge")).toEqual({
    foldedName: "maubeuge",
    departement: null,
    rest: "soudeur",
    minimumPopulation: 2000,
  });
});

test.each(["soudeur à Élesmes", "soudeur a elesmes", "soudeur près de Élesmes", "soudeur vers elesmes"])(
  "« %s » names its village, however small, and leaves the job",
  (text) => {
    expect(named(text, "elesmes")).toMatchObject({ rest: "soudeur", minimumPopulation: 0 });
  },
);

test("« sur » before a name asks for a well-known town", () => {
  expect(named("soudeur sur citerne", "citerne")?.minimumPopulation).toBe(2000);
});

test("a job that ends with a town's name is not a place", () => {
  expect(named("mécanicien avion", "avion")?.minimumPopulation).toBe(Number.POSITIVE_INFINITY);
  expect(named("mécanicien sur avion", "avion")?.minimumPopulation).toBe(Number.POSITIVE_INFINITY);
  expect(named("mécanicien à Avion", "avion")?.minimumPopulation).toBe(0);
});

test("nothing is read in an empty query, and little in a very long one", () => {
  expect(placeCandidates("  ")).toEqual([]);
  expect(placeCandidates("mot ".repeat(500))).toHaveLength(8);
});
