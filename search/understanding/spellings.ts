import { eachInTurns } from "#app/platform/in-turns.ts";

const WORD = /[\p{Alphabetic}\p{Nd}]+/gu;

/** How words are written in some texts, by their folded form: « electricien » → « électricien ». Only those that differ. */
export async function readSpellings(
  texts: readonly string[],
  wordsOf: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, string>> {
  const uses = new Map<string, Map<string, number>>();
  await eachInTurns(texts, (text) => {
    const written: readonly string[] = text.toLowerCase().match(WORD) ?? [];
    const folded = wordsOf.get(text) ?? [];
    // « œ » and names of techniques fold to several words: such a text tells nothing.
    if (written.length !== folded.length) return;
    folded.forEach((word, at) => {
      const forms = uses.get(word) ?? new Map<string, number>();
      uses.set(word, forms);
      const form = written[at] ?? word;
      forms.set(form, (forms.get(form) ?? 0) + 1);
    });
  });
  const spellings = new Map<string, string>();
  await eachInTurns(uses, ([word, forms]) => {
    const [most] = [...forms].sort(([, one], [, other]) => other - one)[0] ?? [word];
    if (most !== word) spellings.set(word, most);
  });
  return spellings;
}
