import { expect, test } from "vitest";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { clausesOf } from "./clauses.ts";
import { rankTold, type ToldJob } from "./rank-told.ts";

const job = (code: string, score: number, family = code): ToldJob => ({
  ...{ rome: romeCodeSchema.parse(code), label: code, family, score },
});
const codes = (jobs: readonly ToldJob[]): readonly string[] => jobs.map(({ rome }) => rome);

test("two jobs told in one sentence are both proposed before the second choice of either", () => {
  const parts = [
    [job("K1303", 5), job("K1304", 4)],
    [job("K2204", 9), job("K1304", 8), job("G1501", 7)],
  ];
  expect(codes(rankTold(parts, 3))).toEqual(["K1303", "K2204", "K1304"]);
  expect(codes(rankTold(parts, 9))).toEqual(["K1303", "K2204", "K1304", "G1501"]);
});

test("a trade is proposed once, by its likeliest code", () => {
  expect(codes(rankTold([[job("D1202", 3), job("D1217", 4, "D1202"), job("D1208", 1)]], 3))).toEqual([
    "D1217",
    "D1208",
  ]);
  expect(rankTold([], 3)).toEqual([]);
});

test("a sentence is cut where somebody passes to another thing, and kept whole", () => {
  expect(clausesOf("je gardais les enfants et je faisais le ménage")).toEqual([
    ...["je gardais les enfants", "je faisais le ménage"],
    "je gardais les enfants et je faisais le ménage",
  ]);
  expect(clausesOf("je posais du placo, puis")).toEqual(["je posais du placo, puis"]);
  expect(clausesOf("a et b et c d, e f, g h, i j, k l")).toHaveLength(5);
});
