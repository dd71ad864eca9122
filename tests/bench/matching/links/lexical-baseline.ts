import { lexicalIndex } from "#app/blocks/links/lexical-index.ts";
import { titleRoots } from "#app/blocks/links/title-words.ts";
import type { SharedReferential } from "./shared-referential.ts";

const MOST_LINKS = 8;
const LEAST_SAID = 0.45;

/**
 * What words alone can do: the eight best skills by BM25 on roots, of which the title says at least 45 % of the weight. The best on the
 tuned
 * half of five rules that use words only (number of links, share of the title, of the skill, both, Dice), each with its best thresholds.
 */
export function lexicalBaseline({ skills }: SharedReferential): (title: string) => readonly number[] {
  const roots = skills.map(({ label }) => [...new Set(titleRoots(label))]);
  const index = lexicalIndex(roots);
  const weightOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + index.rarity(word), 0);
  return (title) => {
    const said = new Set(titleRoots(title));
    return [...index.score([...said]).entries()]
      .filter(([, score]) => score > 0)
      .sort(([one, a], [other, b]) => b - a || one - other)
      .slice(0, MOST_LINKS)
      .filter(([place]) => {
        const own = roots[place] ?? [];
        return weightOf(own.filter((root) => said.has(root))) >= LEAST_SAID * weightOf(own);
      })
      .map(([place]) => skills[place]?.ogr ?? 0);
  };
}
