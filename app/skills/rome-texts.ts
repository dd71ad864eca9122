/** One sentence of a métier's description as the ROME export gives it; apostrophes are doubled there. */
export interface RomeSentence {
  readonly position: number;
  readonly text: string;
}

/** The sentences of one text in their order, each closed by a full stop when the export forgets it. */
export function joinSentences(sentences: readonly RomeSentence[]): string {
  return [...sentences]
    .sort((a, b) => a.position - b.position)
    .map(({ text }) => closed(singleApostrophes(text)))
    .join(" ");
}

/** `unix_texte` is dumped as SQL literals: each apostrophe is written twice. */
function singleApostrophes(text: string): string {
  return text.replaceAll("''", "'").trim();
}

function closed(sentence: string): string {
  return /[.!?:;…]$/.test(sentence) ? sentence : `${sentence}.`;
}
