import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const ledger = readFileSync("docs/asvs.md", "utf8");

interface Line {
  readonly id: string;
  readonly chapter: string;
  readonly status: string;
  readonly evidence: string;
}

const lines: readonly Line[] = ledger.split("\n").flatMap((row) => {
  const [, id = "", , , status = "", evidence = ""] = row.split("|").map((cell) => cell.trim());
  return /^\d+\.\d+\.\d+$/.test(id) ? [{ id, chapter: id.split(".", 1)[0] ?? "", status, evidence }] : [];
});
const statuses = ["met", "n/a", "built, no test", "open"] as const;
const countsOf = (some: readonly Line[]): readonly number[] => [
  some.length,
  ...statuses.map((status) => some.filter((line) => line.status === status).length),
];

/** The counts of a row of the table at the head of the ledger. */
function announced(chapter: string): readonly number[] {
  const row = ledger.split("\n").find((text) => new RegExp(`^\\| (\\*\\*)?${chapter}`).test(text)) ?? "";
  return row
    .split("|")
    .slice(2, 7)
    .map((cell) => Number(cell.replaceAll("*", "")));
}

const suites: Readonly<Record<string, string>> = {
  i: "tests/integration",
  r: "tests/routes",
  e: "tests/e2e",
  a: "tests/architecture",
  c: "tests/contract",
};

describe("the ledger of ASVS", () => {
  test("holds each requirement once, with a status it explains", () => {
    expect(lines).toHaveLength(246);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(246);
    expect(lines.filter(({ status }) => !statuses.some((known) => known === status))).toEqual([]);
  });

  test("counts its lines right", () => {
    const chapters = [...new Set(lines.map(({ chapter }) => chapter))];
    for (const chapter of chapters) {
      const own = lines.filter((line) => line.chapter === chapter);
      expect([chapter, ...announced(`${chapter}\\.`)]).toEqual([chapter, ...countsOf(own)]);
    }
    expect(announced("all")).toEqual(countsOf(lines));
  });

  test("says when each open line is to be done", () => {
    const undated = lines.filter(({ status, evidence }) => status === "open" && !/\b20\d\d-\d\d-\d\d\b/.test(evidence));
    expect(undated.map(({ id }) => id)).toEqual([]);
  });

  test("names tests that exist", () => {
    const cited = lines
      .filter(({ status }) => status === "met")
      .flatMap(({ id, evidence }) =>
        [...evidence.matchAll(/(?<![\w/])([ireac])\/([a-z][a-z0-9-]+)/g)].map((m) => ({ id, m })),
      );
    const missing = cited.filter(({ m: [, suite = "", name] }) => !existsSync(`${suites[suite]}/${name}.test.ts`));
    expect(missing.map(({ id, m: [text] }) => `${id}: ${text}`)).toEqual([]);
    expect(cited.length).toBeGreaterThan(80);
  });
});
