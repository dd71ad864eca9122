import { expect, test } from "vitest";
import { readTable } from "#app/imports/reading/read-table.server.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const cellsOf = (bytes: Uint8Array, most = 10) => {
  const table = readTable(bytes, most);
  return table.ok ? [table.value.headers, ...table.value.rows.map(({ cells }) => cells)] : table.refusal;
};

test("semicolons or commas, UTF-8 with its mark or Windows-1252, CR LF or LF", () => {
  const expected = [
    ["Métier", "Où"],
    ["soudeur", "Péronne"],
  ];
  expect(cellsOf(utf8("\ufeffMétier;Où\r\nsoudeur;Péronne\r\n"))).toEqual(expected);
  expect(cellsOf(utf8("Métier,Où\nsoudeur,Péronne"))).toEqual(expected);
  expect(cellsOf(Buffer.from("Métier;Où\r\nsoudeur;Péronne\r\n", "latin1"))).toEqual(expected);
});

test("UTF-16 with its mark, as a spreadsheet saves its Unicode text, with tabulations", () => {
  const text = "\ufeffMétier\tOù\r\nsoudeur\tPéronne\r\n";
  const little = Buffer.from(text, "utf16le");
  const expected = [
    ["Métier", "Où"],
    ["soudeur", "Péronne"],
  ];
  expect(cellsOf(little)).toEqual(expected);
  expect(cellsOf(Buffer.from(little).swap16())).toEqual(expected);
});

test.each([
  ["a PDF", utf8("%PDF-1.7\n1;2\n")],
  ["a workbook", utf8("PK\u0003\u0004a;b\n1;2\n")],
  ["a page", utf8("<!DOCTYPE html>\n<p>1;2</p>\n")],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new Uint8Array(60), 0x0a, 0x31])],
  ["UTF-16 without its mark", Buffer.from("a;b;c;d;e;f\n1;2;3;4;5;6\n", "utf16le")],
])("%s is no table", (_, bytes) => {
  expect(cellsOf(bytes)).toEqual({ kind: "not-text" });
});

test("quotes, line breaks in a cell, short rows, empty rows; each row says its line in the file", () => {
  const table = readTable(utf8('a;b\n"x;""1""\ny";2\n\n;\nz\n'), 10);
  expect(table).toEqual({
    ok: true,
    value: {
      headers: ["a", "b"],
      rows: [
        { line: 2, cells: ['x;"1" y', "2"] },
        { line: 6, cells: ["z", ""] },
      ],
    },
  });
});

test.each([
  ["", { kind: "empty-table" }],
  ["a;b\n", { kind: "empty-table" }],
  ["a;b\n1;2\n3;4\n5;6\n", { kind: "too-many-rows", most: 2 }],
  [`${"a;".repeat(60)}a\n1\n`, { kind: "too-wide", most: 60 }],
  ['a;b\n"1;2\n', expect.objectContaining({ kind: "not-a-table" })],
])("%j is refused whole", (text, refusal) => {
  expect(cellsOf(utf8(text), 2)).toEqual(refusal);
});

test("control characters never reach the database", () => {
  expect(cellsOf(utf8("a;b\nx\0y;\u0007z\n"))).toEqual([
    ["a", "b"],
    ["x y", "z"],
  ]);
});
