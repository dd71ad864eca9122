import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** What SQL says when it reads the tables of the search: by their schema, which nothing else may name. */
const NAMES_SCHEMA = /\bsearch"?\s*\.\s*["a-z_$]|\bschema\s+"?search\b|'search'|\bsearch_path\b/i;

/** The pieces of text a file is made of, where SQL can be: never its names, nor its comments. */
function writtenTexts(source: ts.SourceFile): readonly string[] {
  const texts: string[] = [];
  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isTemplateLiteralToken(node) || ts.isStringLiteral(node)) texts.push(node.text);
    ts.forEachChild(node, visit);
  }
  visit(source);
  return texts;
}

test("no SQL outside search/ and the migrations names the schema of the search", async () => {
  const naming: string[] = [];
  let read = 0;
  for (const folder of ["app", "seeds"]) {
    for (const name of await readdir(folder, { recursive: true })) {
      const file = path.join(folder, name);
      if (!/\.tsx?$/.test(file) || file.includes(".test.")) continue;
      const source = ts.createSourceFile(file, await readFile(file, "utf8"), ts.ScriptTarget.Latest);
      read += 1;
      for (const text of writtenTexts(source)) if (NAMES_SCHEMA.test(text)) naming.push(`${file}: ${text.trim()}`);
    }
  }
  expect(read).toBeGreaterThan(400);
  expect(naming).toEqual([]);
});
