import { readSkillVectors } from "#search/understanding/read-vectors.server.ts";
import { DIMENSIONS, vectorLengths } from "#search/understanding/word-vectors.ts";
import type { SkillNearness } from "./measure-gap.ts";

let known: Promise<SkillNearness> | undefined;

/** How near the labels of two skills are by their vectors, which ship with the portal: 3 MB, read once. */
export function skillNearness(): Promise<SkillNearness> {
  known ??= arrangeNearness();
  return known;
}

async function arrangeNearness(): Promise<SkillNearness> {
  const { ogrs, vectors } = await readSkillVectors();
  const lengths = vectorLengths(vectors);
  const lineOf = new Map(ogrs.map((ogr, line) => [ogr, line]));
  return (one, other) => {
    const first = lineOf.get(one);
    const second = lineOf.get(other);
    if (first === undefined || second === undefined) return 0;
    let sum = 0;
    for (let at = 0; at < DIMENSIONS; at += 1)
      sum += (vectors[first * DIMENSIONS + at] ?? 0) * (vectors[second * DIMENSIONS + at] ?? 0);
    const cosine = sum / ((lengths[first] ?? 1) * (lengths[second] ?? 1) || 1);
    return Math.max(0, Math.round(cosine * 100));
  };
}
