/** For how long an answer is given again, and how many are kept at most. */
export interface Remembering {
  readonly maxAgeMs: number;
  readonly most: number;
  /** Milliseconds of any clock that never goes back. */
  readonly clock?: () => number;
}

/**
 * Gives the answer to a text again for a while, by `owner`: what one database says is not what another does. The text asked least
 * recently is forgotten first; a failure is not kept.
 */
export function rememberAnswers<Owner extends object, Answer>(
  ask: (owner: Owner, text: string) => Promise<Answer>,
  { maxAgeMs, most, clock = () => performance.now() }: Remembering,
): (owner: Owner, text: string) => Promise<Answer> {
  const keptBy = new WeakMap<Owner, Map<string, { readonly answer: Answer; readonly at: number }>>();
  return async (owner, text) => {
    const kept = keptBy.get(owner) ?? new Map();
    keptBy.set(owner, kept);
    const known = kept.get(text);
    kept.delete(text);
    const isFresh = known !== undefined && clock() - known.at < maxAgeMs;
    const one = isFresh ? known : { at: clock(), answer: await ask(owner, text) };
    kept.set(text, one);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return one.answer;
  };
}
