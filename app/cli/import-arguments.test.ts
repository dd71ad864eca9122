import { expect, test } from "vitest";
import { parseImportArguments } from "./import-arguments.ts";

test("the ROME needs no path, and takes a report file", () => {
  expect(parseImportArguments(["rome", "--report", "r.json"])).toEqual({
    ok: true,
    value: { kind: "rome", paths: [], source: undefined, report: "r.json", yes: false },
  });
});

test.each([
  [[]],
  [["romme"]],
  [["rome", "a", "b"]],
  [["rome", "--inconnue"]],
  [["rome", "--report"]],
  [["lheo", "catalogue.xml"]],
  [["lheo", "--source", "carif"]],
  [["lheo", "catalogue.xml", "--source", "Carif Oref"]],
])("wrong usage is refused: %j", (args) => {
  expect(parseImportArguments(args).ok).toBe(false);
});
