import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { lexicalIndex } from "#app/blocks/links/lexical-index.ts";
import { titleRoots } from "#app/blocks/links/title-words.ts";
import { randomPicks } from "#tests/support/random-picks.ts";
import { SHARED_DATA } from "#tests/support/shared-data.ts";
import { readSharedReferential, type SharedBlock } from "./shared-referential.ts";

/** The first draw, `pool.jsonl`, had the seed 13, nothing to leave out, and the roots of its day: it is not drawn again. */
const SEED = 14;
const BLOCKS = 160;
const NEAREST = 15;
const LEVELS = [3, 4, 5, 6, 7];
const DIMENSIONS = 160;

/**
 * Draws the blocks to judge, sectors and levels in turns, and the skills each is judged against: those of the fiche's jobs, the nearest by
 * words and by vectors. One draw in three is a second block of a certification already drawn, so that both are told apart.
 */
function draw(blocks: readonly SharedBlock[]): readonly SharedBlock[] {
  const picks = randomPicks(SEED);
  const cells = new Map<string, SharedBlock[]>();
  for (const block of blocks.toSorted((one, other) => (one.code < other.code ? -1 : 1))) {
    const sector = block.romes[0]?.[0];
    if (sector === undefined || !LEVELS.includes(block.level)) continue;
    const cell = `${sector}${block.level}`;
    cells.set(cell, [...(cells.get(cell) ?? []), block]);
  }
  const order = [...cells.keys()].toSorted();
  const drawn: SharedBlock[] = [];
  for (let turn = 0; drawn.length < BLOCKS; turn += 1) {
    for (const cell of order) {
      if (drawn.length === BLOCKS) break;
      const left = (cells.get(cell) ?? []).filter((block) => !drawn.includes(block));
      const before = new Set(drawn.map(({ certification }) => certification));
      const siblings = left.filter(({ certification }) => before.has(certification));
      const others = left.filter(({ certification }) => !before.has(certification));
      const wantsSibling = turn > 0 && picks.chance(0.5);
      const from = wantsSibling && siblings.length > 0 ? siblings : others.length > 0 ? others : left;
      if (from.length > 0) drawn.push(picks.pick(from));
    }
  }
  return drawn;
}

const referential = readSharedReferential();
const judged = readFileSync(path.join(import.meta.dirname, "pool.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => z.object({ certification: z.string(), title: z.string() }).parse(JSON.parse(line)));
const judgedCertifications = new Set(judged.map(({ certification }) => certification));
const judgedTitles = new Set(judged.map(({ title }) => title));
/** Nothing of a certification judged before, nor of the same title: what was kept aside then stays unknown. */
const fresh = referential.blocks.filter(
  ({ certification, title }) => !judgedCertifications.has(certification) && !judgedTitles.has(title),
);
const index = lexicalIndex(referential.skills.map(({ label }) => titleRoots(label)));
const known = new Set(referential.skills.map(({ ogr }) => ogr));
const skillVectors = vectorsOf("skills", (kind, code) => kind === "skill" && known.has(Number(code)));
const blockVectors = vectorsOf("blocks", (kind) => kind === "block");

const lines = draw(fresh).map((block) => {
  const words = nearest(index.score(titleRoots(block.title)), (at) => referential.skills[at]?.ogr ?? 0);
  const vector = blockVectors.get(block.code);
  const cosines = [...skillVectors].map(([code, other]) => ({
    ogr: Number(code),
    cosine: vector ? dot(vector, other) : 0,
  }));
  const vectors = nearest(
    Float64Array.from(cosines, ({ cosine }) => cosine),
    (at) => cosines[at]?.ogr ?? 0,
  );
  const fiche = block.romes.flatMap((rome) => (referential.skillsOfMetier.get(rome) ?? []).map(({ ogr }) => ogr));
  return JSON.stringify({ ...block, fiche: [...new Set(fiche)].toSorted((a, b) => a - b), words, vectors });
});
writeFileSync(path.join(import.meta.dirname, "pool-second.jsonl"), `${lines.join("\n")}\n`);

function nearest(scores: Float64Array, ogrOf: (at: number) => number): readonly number[] {
  return [...scores]
    .map((score, at) => ({ score, at }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || one.at - other.at)
    .slice(0, NEAREST)
    .map(({ at }) => ogrOf(at));
}

function vectorsOf(name: string, isKept: (kind: string, code: string) => boolean): ReadonlyMap<string, Float32Array> {
  const bytes = readFileSync(path.join(SHARED_DATA, "semantic", `${name}.i8`));
  const lines = readFileSync(path.join(SHARED_DATA, "semantic", `${name}.tsv`), "utf8")
    .trimEnd()
    .split("\n");
  const vectors = new Map<string, Float32Array>();
  lines.forEach((line, at) => {
    const [kind = "", code = ""] = line.split("\t");
    if (!isKept(kind, code)) return;
    const vector = Float32Array.from({ length: DIMENSIONS }, (_, part) => bytes.readInt8(at * DIMENSIONS + part));
    const length = Math.sqrt(dot(vector, vector));
    vectors.set(
      code,
      vector.map((one) => one / length),
    );
  });
  return vectors;
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
