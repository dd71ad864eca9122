import type { UnderstoodWords } from "#search/understanding/understood-words.ts";
import type { Understood } from "../reading/training-view.ts";
import { readCodeLabels } from "./code-labels-store.server.ts";

/** Of jobs that are guessed, those about as likely as the best are shown. */
const MOST_GUESSES = 3;
const GUESSES_FROM = 0.75;

/** The jobs that answer the words, as pieces of what was understood: the one they name, or those they may mean. */
export async function jobPieces({ trades, meansTrades, isGuess }: UnderstoodWords): Promise<readonly Understood[]> {
  if (!meansTrades) return [];
  const likely = trades.filter(({ weight }) => weight >= GUESSES_FROM).slice(0, MOST_GUESSES);
  const rome = (isGuess ? likely : trades.slice(0, 1)).map((trade) => trade.rome);
  const labels = await readCodeLabels({ rome, rncp: [], block: [] });
  return labels.map(({ value, label }) => ({ kind: "job", value, label, without: null }));
}
