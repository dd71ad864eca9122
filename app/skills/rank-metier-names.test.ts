import { expect, test } from "vitest";
import { indexMetierNames } from "./metier-name-index.ts";
import { rankMetierNames } from "./rank-metier-names.ts";
import { romeCodeSchema } from "./rome-code.ts";

const own = (code: string, label: string) => ({
  code: romeCodeSchema.parse(code),
  label,
  isOwnLabel: true,
  isRarelyUsed: false,
});
const appellation = (code: string, label: string, isRarelyUsed = false) => ({
  ...own(code, label),
  isOwnLabel: false,
  isRarelyUsed,
});

const names = indexMetierNames([
  own("H2913", "Soudeur / Soudeuse"),
  own("H2914", "Soudeur robot / Soudeuse robot"),
  own("H2902", "Chaudronnier / Chaudronnière"),
  own("A1101", "Conducteur / Conductrice d'engins agricoles"),
  appellation("H2902", "Chaudronnier-soudeur / Chaudronnière-soudeuse"),
  appellation("H2913", "Braseur / Braseuse"),
  appellation("H2913", "Soudeur / Soudeuse à l'arc"),
  appellation("H2914", "Soudeur / Soudeuse à façon", true),
]);
const codes = (query: string) => rankMetierNames(names, query).map(({ code }) => code);

test("the métier of that very name comes first, each métier once", () => {
  expect(codes("soudeur")).toEqual(["H2913", "H2914", "H2902"]);
});

test("both genders name the métier, whatever the accents and capitals", () => {
  expect(codes("SOUDEUSE")[0]).toBe("H2913");
  expect(codes("chaudronniere")[0]).toBe("H2902");
  expect(rankMetierNames(names, "conducteur d’engins agricoles")[0]?.label).toBe(
    "Conducteur / Conductrice d'engins agricoles",
  );
});

test("an appellation leads to its métier", () => {
  expect(rankMetierNames(names, "braseur")[0]).toMatchObject({ code: "H2913", label: "Braseur / Braseuse" });
});

test("words answer in any order, begun or whole", () => {
  expect(codes("agricole engin")).toEqual(["A1101"]);
});

test("one slip is forgiven only when nothing answers as asked", () => {
  expect(codes("soudeurr")[0]).toBe("H2913");
  expect(codes("soduuer")).toEqual([]);
  expect(codes("zzz")).toEqual([]);
});

test("a code, or its beginning, answers with its métiers", () => {
  expect(codes("h2913")).toEqual(["H2913"]);
  expect(codes("H29")).toEqual(["H2902", "H2913", "H2914"]);
});

test("an empty query, or one of linking words, answers nothing", () => {
  expect(codes("  ")).toEqual([]);
  expect(codes("de la")).toEqual([]);
});
