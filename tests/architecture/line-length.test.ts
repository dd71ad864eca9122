import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const MAX_COLUMNS = 140;
const READ_BY_PEOPLE = /\.(?:ts|tsx|js|mjs|css|prisma|md)$/;
/** What a command writes, and migrations, which are never edited. */
const WRITTEN_BY_COMMANDS = /^(?:prisma\/migrations|tests\/integration\/snapshots)\//;

/** Lines that are too long; rows of a table are excepted, which cannot be cut. */
function longLines(file: string): readonly string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, index) =>
      [...line].length > MAX_COLUMNS && !line.startsWith("|") ? [`${file}:${index + 1}`] : [],
    );
}

test("no line is longer than 140 columns, tables excepted", () => {
  const files = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n");
  const read = files.filter((file) => READ_BY_PEOPLE.test(file) && !WRITTEN_BY_COMMANDS.test(file));
  expect(read.length).toBeGreaterThan(500);
  expect(read.flatMap(longLines)).toEqual([]);
});
