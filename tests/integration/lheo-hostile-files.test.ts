import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { LheoFileRefusal } from "#app/training/lheo/lheo-file-refusal.ts";
import { createLheoParser } from "#app/training/lheo/lheo-parser.ts";
import { readFormation } from "#app/training/lheo/read-formation.ts";
import { readLheoText } from "#app/training/lheo/read-lheo-text.server.ts";
import { feed, formation } from "#tests/fixtures/lheo/feed.ts";
import { SMALL_REFERENCES } from "#tests/fixtures/lheo/references.ts";
import { HOSTILE_SHAPES } from "#tests/verify/hostile-files/shapes.ts";

/** Reads a file as the import does, without the database: the rule that refused it, or null. */
async function ruleOf(bytes: Iterable<string | Uint8Array>): Promise<string | null> {
  const parser = createLheoParser((element, index) => readFormation(element, index, SMALL_REFERENCES));
  const buffers = (function* () {
    for (const piece of bytes) yield Buffer.from(piece);
  })();
  try {
    for await (const text of readLheoText(Readable.from(buffers, { objectMode: true }))) parser.write(text);
    parser.close();
    return null;
  } catch (error) {
    if (error instanceof LheoFileRefusal) return error.rule;
    throw error;
  }
}

test.each(HOSTILE_SHAPES)("hostile file: $name → $rule", async ({ rule, bytes }) => {
  const startedAt = performance.now();
  expect(await ruleOf(bytes())).toBe(rule);
  // The bound for a whole command is 2 s; without the start of a process and on a busy machine, the reading must fit with room.
  expect(performance.now() - startedAt).toBeLessThan(rule === null ? 10_000 : 2000);
});

test("a feed cut at any place is truncated, never read as whole", async () => {
  const xml = Buffer.from(feed([formation({ number: "32_1", title: "Métallerie" })]).trimEnd());
  for (let at = 60; at < xml.length; at += 97) expect(await ruleOf([xml.subarray(0, at)])).toBe("truncated");
});

test("a feed that arrives one byte at a time reads the same", async () => {
  const xml = Buffer.from(feed([formation({ number: "32_1", title: "Métallerie" })]));
  expect(await ruleOf([...xml].map((byte) => Uint8Array.of(byte)))).toBeNull();
});

test("a remark names the line of the fault, in the file as it was sent", () => {
  const lines: number[] = [];
  const parser = createLheoParser((element, index) => {
    const { refusals } = readFormation(element, index, SMALL_REFERENCES);
    lines.push(...refusals.map(({ line }) => line));
  });
  const xml = feed([formation({ number: "32_1" }), formation({ number: "32_2", siret: "123" })]);
  parser.write(xml);
  parser.close();
  expect(xml.split("\n")[(lines[0] ?? 0) - 1]).toContain("<SIRET>123<");
});
