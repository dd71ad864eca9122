import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { foldText } from "../understanding/fold-text.ts";
import { type JudgedHit, judgeAnswer } from "./judge-answer.ts";
import { families, halfOf, type JudgedQuery, judgedQuerySchema, parseJudgedQueries } from "./judged-query.ts";
import { scoreQueries, wilson } from "./score-families.ts";

const SMALLEST_FAMILY = 80;
const read = (family: string): readonly JudgedQuery[] =>
  parseJudgedQueries(readFileSync(path.join(import.meta.dirname, `queries/${family}.jsonl`), "utf8"));
const all = families.flatMap(read);
const asideOf = (queries: readonly JudgedQuery[]): readonly JudgedQuery[] =>
  queries.filter((query) => halfOf(query) === "aside");
/** The beginnings of its long words, in any order: « tondre les pelouses », « pelouse à tondre ». */
const meaningOf = (query: string): string =>
  foldText(query)
    .split(" ")
    .filter((word) => word.length > 3)
    .map((word) => word.slice(0, 5))
    .toSorted()
    .join(" ");

describe("the judged queries", () => {
  test.each(families)("%s has at least eighty, all of its family, in both halves", (family) => {
    const queries = read(family);
    expect(queries.length).toBeGreaterThanOrEqual(SMALLEST_FAMILY);
    expect(queries.filter((query) => query.family !== family)).toEqual([]);
    const unknown = queries.filter(({ known }) => !known);
    const share = asideOf(queries).length / unknown.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });

  test.each(["sentence", "task"] as const)("%s has at least eighty aside, though some became known", (family) => {
    const queries = read(family);
    expect(queries.some(({ known }) => known)).toBe(true);
    expect(asideOf(queries).filter(({ known }) => known)).toEqual([]);
    expect(asideOf(queries).length).toBeGreaterThanOrEqual(SMALLEST_FAMILY);
  });

  test("no sentence nor task says again what another one says", () => {
    const said = [...read("sentence"), ...read("task")].map(({ query }) => ({ query, words: meaningOf(query) }));
    const copies = said.flatMap((one, index) =>
      said
        .slice(index + 1)
        .filter(({ words }) => one.words === words)
        .map(({ query }) => `${one.query} = ${query}`),
    );
    expect(copies).toEqual([]);
  });

  test("none is asked twice, nor numbered twice", () => {
    const repeated = (values: readonly string[]): readonly string[] =>
      values.filter((value, index) => values.indexOf(value) !== index);
    expect(repeated(all.map(({ id }) => id))).toEqual([]);
    expect(repeated(all.map(({ query }) => query.trim().toLowerCase()))).toEqual([]);
    expect(all.filter(({ query }) => foldText(query) === "")).toEqual([]);
  });

  test("all but nonsense say what is right, by codes of the right shape, and forbid none of these", () => {
    for (const { id, family, expectRome, expectRncp, expectBlock, forbidRome, place } of all) {
      const expected = expectRome.length + expectRncp.length + expectBlock.length;
      expect(expected > 0, id).toBe(family !== "nonsense");
      for (const code of expectRome) expect(code, id).toMatch(/^[A-N]\d{4}$/);
      for (const code of expectRncp) expect(code, id).toMatch(/^(RNCP|RS)\d+$/);
      for (const code of expectBlock) expect(code, id).toMatch(/^(RNCP|RS)\d+BC\d+$/);
      const forbidden = expectRome.filter((code) => forbidRome.some((start) => code.startsWith(start)));
      expect(forbidden, id).toEqual([]);
      expect(place !== null, id).toBe(family === "place");
    }
  });

  test("the halves stay what they are, so that nobody tunes on the half aside by moving it", () => {
    const texts = ["soudeur", "Soudeur", "couvreuse", "caces 1 3 5", "je veux apprendre à faire du pain"];
    const halves = texts.map((query) => halfOf({ query, known: false }));
    expect(halves).toEqual(["aside", "aside", "tuned", "tuned", "tuned"]);
  });

  test("a query that became known is one to tune on, whatever its hash", () => {
    expect(halfOf({ query: "soudeur", known: true })).toBe("tuned");
  });

  test("a line that is no query is refused with its number", () => {
    expect(() => parseJudgedQueries('{"id":"a","family":"job","query":"soudeur"}\n\n{"id":"b"}')).toThrow("Line 3");
  });
});

describe("judging an answer", () => {
  const query = judgedQuerySchema.parse({
    id: "q",
    family: "job",
    query: "soudeur",
    expectRome: ["H2913"],
    exceptRncp: ["RNCP1"],
    forbidRome: ["N41"],
  });
  const hit = (part: Partial<JudgedHit>): JudgedHit => ({ rome: [], rncp: [], blocks: [], isThere: true, ...part });
  const judge = (...hits: readonly JudgedHit[]): ReturnType<typeof judgeAnswer> =>
    judgeAnswer(query, { hits, isApproximate: false, rightInAll: 2 });

  test("the first, the first three and the first ten are told apart", () => {
    const right = hit({ rome: ["H2913"] });
    const wrong = hit({ rome: ["F1703"] });
    expect(judge(right, wrong)).toMatchObject({ success1: 1, success3: 1, success10: 1, noResult: 0 });
    expect(judge(wrong, wrong, right)).toMatchObject({ success1: 0, success3: 1, success10: 1 });
    expect(judge(wrong, wrong, wrong, right)).toMatchObject({ success3: 0, success10: 1 });
    expect(judge()).toMatchObject({ success10: 0, noResult: 1, ndcg10: 0 });
  });

  test("an excepted certification, or a training elsewhere, is not right", () => {
    expect(judge(hit({ rome: ["H2913"], rncp: ["RNCP1"] })).success1).toBe(0);
    expect(judge(hit({ rome: ["H2913"], isThere: false })).success1).toBe(0);
  });

  test("another trade in the first three is seen, unless the training is also right", () => {
    expect(judge(hit({ rome: ["N4101"] })).forbidden3).toBe(1);
    expect(judge(hit({ rome: ["N4101", "H2913"] })).forbidden3).toBe(0);
    expect(judge(hit({}), hit({}), hit({}), hit({ rome: ["N4101"] })).forbidden3).toBe(0);
  });

  test("the best order is worth one", () => {
    const right = hit({ rome: ["H2913"] });
    expect(judge(right, right).ndcg10).toBe(1);
    expect(judge(hit({}), right, right).ndcg10).toBeCloseTo(0.6934, 3);
  });

  test("nonsense is answered well by nothing, or by what is said to be near", () => {
    const nonsense = judgedQuerySchema.parse({ id: "n", family: "nonsense", query: "xkcd" });
    const success = (hits: readonly JudgedHit[], isApproximate: boolean): number =>
      judgeAnswer(nonsense, { hits, isApproximate, rightInAll: 0 }).success3;
    expect([success([], false), success([hit({})], true), success([hit({})], false)]).toEqual([1, 1, 0]);
  });
});

describe("figures", () => {
  test("Wilson's interval is that of the books, and stays between nothing and all", () => {
    expect(wilson(9, 10)).toMatchObject({
      value: 0.9,
      low: expect.closeTo(0.596, 3),
      high: expect.closeTo(0.982, 3),
    });
    expect(wilson(0, 80)).toMatchObject({ low: 0, high: expect.closeTo(0.046, 3) });
    expect(wilson(80, 80).high).toBe(1);
  });

  test("a family counts its queries", () => {
    const right = { success1: 0, success3: 1, success10: 1, noResult: 0, forbidden3: 0, ndcg10: 0.5 };
    const wrong = { success1: 0, success3: 0, success10: 0, noResult: 1, forbidden3: 0, ndcg10: null };
    const scored = [right, wrong].map((verdict) => ({ family: "job", half: "aside" as const, verdict }));
    const score = scoreQueries("job", "aside", scored);
    expect(score).toMatchObject({ queries: 2, success3: { value: 0.5 }, noResult: { value: 0.5 }, ndcg10: 0.5 });
  });
});
