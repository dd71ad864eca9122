const MOST_CLAUSES = 4;
const SHORTEST = 2;
/** Where somebody passes from one thing to another. */
const BETWEEN = /[.,;:!?\n]+|\bet\b|\bpuis\b|\bensuite\b|\baussi\b/giu;

/** The parts of a sentence that may each tell of another job, then the whole; at most five texts. */
export function clausesOf(sentence: string): readonly string[] {
  const parts = sentence
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part.split(/\s+/).length >= SHORTEST)
    .slice(0, MOST_CLAUSES);
  return parts.length > 1 ? [...parts, sentence] : [sentence];
}
