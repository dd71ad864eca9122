import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { funderWords, levelWords } from "#app/training/catalogue-words.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase(test.appUrl);
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

describe("the words of the screens for codes", () => {
  it("has words for every funder but the one that says nothing", async () => {
    const funders = await database.prisma.funder.findMany({ where: { code: { not: 1 } } });
    expect(Object.keys(funderWords).sort()).toEqual(funders.map(({ code }) => String(code)).sort());
  });

  it("has words for every level of the scale", async () => {
    const levels = await database.prisma.lheoLevel.findMany({ where: { level: { not: null } } });
    const wanted = [...new Set(levels.map(({ level }) => String(level)))].sort();
    expect(Object.keys(levelWords)).toEqual(wanted);
  });
});
