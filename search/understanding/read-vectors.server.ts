import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { VectorFiles } from "./meaning.ts";

/** Reads the vectors that ship with the portal: 12 MB. */
export async function readVectors(): Promise<VectorFiles> {
  const locate = createRequire(import.meta.url).resolve;
  const [words, wordVectors, wordScales, texts, textVectors] = await Promise.all([
    readFile(locate("#search/understanding/vectors/words.txt"), "utf8"),
    readFile(locate("#search/understanding/vectors/words.i8")),
    readFile(locate("#search/understanding/vectors/words.scale.f32")),
    readFile(locate("#search/understanding/vectors/names.tsv"), "utf8"),
    readFile(locate("#search/understanding/vectors/names.i8")),
  ]);
  return {
    words: lines(words),
    wordVectors: bytes(wordVectors),
    wordScales: new Float32Array(new Uint8Array(wordScales).buffer),
    texts: lines(texts).map((line) => {
      const [kind = "", rome = ""] = line.split("\t");
      return { kind, rome };
    }),
    textVectors: bytes(textVectors),
  };
}

/** The vectors of the labels of ROME's know-how, in the order of `ogrs`. */
export interface SkillVectorFiles {
  readonly ogrs: readonly number[];
  readonly vectors: Int8Array;
}

/** Reads the vectors of skills that ship with the portal: 3 MB. */
export async function readSkillVectors(): Promise<SkillVectorFiles> {
  const locate = createRequire(import.meta.url).resolve;
  const [ogrs, vectors] = await Promise.all([
    readFile(locate("#search/understanding/vectors/skills.txt"), "utf8"),
    readFile(locate("#search/understanding/vectors/skills.i8")),
  ]);
  return { ogrs: lines(ogrs).map(Number), vectors: bytes(vectors) };
}

function lines(text: string): readonly string[] {
  return text.trimEnd().split("\n");
}

function bytes(buffer: Buffer): Int8Array {
  return new Int8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
