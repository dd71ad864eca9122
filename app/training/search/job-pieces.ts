import type { Lexicon } from "#search/understanding/lexicon.ts";
import type { UnderstoodWords } from "#search/understanding/understood-words.ts";
import type { Understood } from "../reading/training-view.ts";

/** Of jobs that are guessed, those about as likely as the best are shown. */
const MOST_GUESSES = 3;
const GUESSES_FROM = 0.75;

/** The jobs that answer the words, as pieces of what was understood: the one they name, or those they may mean. */
export function jobPieces(
  { trades, meansTrades, isGuess }: UnderstoodWords,
  { lexicon }: { readonly lexicon: Pick<Lexicon, "labelOf"> },
): readonly Understood[] {
  if (!meansTrades) return [];
  const likely = trades.filter(({ weight }) => weight >= GUESSES_FROM).slice(0, MOST_GUESSES);
  return (isGuess ? likely : trades.slice(0, 1)).map(({ rome }) => ({
    kind: "job",
    value: rome,
    label: lexicon.labelOf(rome),
    without: null,
  }));
}
