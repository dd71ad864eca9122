import { expect, test } from "vitest";
import { copyField, copyLine } from "./copy-rows.ts";

test("a line of COPY keeps tabs, line breaks and backslashes inside their cell", () => {
  expect(copyLine(["a\tb", "c\nd\r", "e\\N", 3, true, false, null])).toBe("a\\tb\tc\\nd\\r\te\\\\N\t3\tt\tf\t\\N\n");
});

test("a list becomes an array literal", () => {
  expect(copyField(["H2913", "F1602"])).toBe('{"H2913","F1602"}');
  expect(copyField([])).toBe("{}");
  expect(copyField([3, true, null])).toBe("{3,true,null}");
});

test("a text of a list keeps its quotes, backslashes, commas and line breaks, and the word null", () => {
  expect(copyField(['a "b"', "c\\d", "null", "{e},\nf"])).toBe(String.raw`{"a \\"b\\"","c\\\\d","null","{e},\nf"}`);
});
