import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCsv } from "./csv-file.server.ts";
import { type FileRefusal, UnusableFile } from "./unusable-file.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hub-csv-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(text: string, delimiter: "," | ";" = ","): Promise<readonly (readonly [number, string, string])[]> {
  const file = path.join(folder, "file.csv");
  await writeFile(file, text);
  const rows: (readonly [number, string, string])[] = [];
  for await (const { line, values } of readCsv(
    { path: file, columns: ["code", "label"], delimiter },
    () => undefined,
  )) {
    rows.push([line, values.code, values.label]);
  }
  return rows;
}

async function refusalOf(text: string): Promise<FileRefusal | undefined> {
  const error = await read(text).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof UnusableFile ? error.refusal : undefined;
}

test("cells keep their quotes and line breaks, and each row knows its line", async () => {
  expect(await read('code,label\n1,"a ""b"", c"\n2,"d\ne"\n3,f\n')).toEqual([
    [2, "1", 'a "b", c'],
    [3, "2", "d\ne"],
    [5, "3", "f"],
  ]);
});

test("control characters are the Windows-1252 letters they were, as the texts of ROME v460 hold some", async () => {
  expect(await read("code,label\n1,gros \u009cuvre\n2,l\u0092eau\n3,\u0081vide\n")).toEqual([
    [2, "1", "gros œuvre"],
    [3, "2", "l’eau"],
    [4, "3", "vide"],
  ]);
});

test("columns are found by name, in any order, with a mark, CR LF and semicolons", async () => {
  expect(await read("\uFEFFlabel;other;code\r\na;;1\r\n", ";")).toEqual([[2, "1", "a"]]);
});

test("a file with its header alone has no row", async () => {
  expect(await read("code,label\n")).toEqual([]);
});

test("what cannot be read is refused with its reason", async () => {
  expect(await refusalOf("")).toEqual({ kind: "empty-file", file: "file.csv" });
  expect(await refusalOf("code,name\n1,a\n")).toEqual({ kind: "missing-column", file: "file.csv", column: "label" });
  expect(await refusalOf('code,label\n1,"a\n')).toMatchObject({ kind: "not-csv", file: "file.csv" });
  expect(await refusalOf("code,label\n1,a\n2\n")).toMatchObject({ kind: "not-csv", line: 3 });
});
