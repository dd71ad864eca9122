import { eachInTurns } from "#app/platform/in-turns.ts";

/** Which words come together in a title or in the name of a job: what goes with the words around it. */
export interface WordPairs {
  /** In how many different texts both classes are. */
  together(one: string, other: string): number;
}

const MOST_WORDS = 12;

export async function arrangeWordPairs(texts: readonly (readonly string[])[]): Promise<WordPairs> {
  const numbers = new Map<string, number>();
  const bearers: number[][] = [];
  await eachInTurns(texts.entries(), ([text, classes]) => {
    for (const one of classes.slice(0, MOST_WORDS)) {
      const number = numbers.get(one) ?? numbers.size;
      numbers.set(one, number);
      const list = bearers[number];
      if (list === undefined) bearers.push([text]);
      else list.push(text);
    }
  });
  const textsOf = (one: string): readonly number[] => bearers[numbers.get(one) ?? -1] ?? [];
  return {
    together(one, other) {
      const [few, many] = [textsOf(one), textsOf(other)].sort((a, b) => a.length - b.length);
      return countShared(few ?? [], many ?? []);
    },
  };
}

/** Both lists grow. */
function countShared(few: readonly number[], many: readonly number[]): number {
  let shared = 0;
  let at = 0;
  for (const one of few) {
    while (at < many.length && (many[at] ?? 0) < one) at += 1;
    if (many[at] === one) shared += 1;
  }
  return shared;
}
