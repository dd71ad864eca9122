import type { Lexicon } from "./lexicon.ts";
import type { UnderstoodTrade } from "./understood-words.ts";

/** The jobs a question names or describes. `isMeant`: surely enough for their trainings to answer by themselves. */
export interface QuestionTrades {
  readonly trades: readonly UnderstoodTrade[];
  readonly isMeant: boolean;
}

/** What names say beside what sentences say. */
const NAME_WEIGHT = 0.6;
const MEANING_WEIGHT = 0.4;
/** Standard deviations at which a likeness of meaning says something, and all it can say. */
const LEAST_MEANING = 3;
const FULL_MEANING = 9;
/** From this a sentence is understood. */
const CLEAR_MEANING = 6;
const CLEAR_COSINE = 0.45;
/** A name that bears this much of the question names its job. */
const COVERED = 0.99;
/** Jobs this much less likely than the best are left out. */
const LEAST_SHARE = 0.6;
const MOST_JOBS = 8;

/** Fuses what the names of jobs say with what the words mean. `words`: those that carry the question, corrected. */
export function questionTrades(lexicon: Lexicon, words: readonly string[]): QuestionTrades {
  if (words.length === 0) return { trades: [], isMeant: false };
  const named = lexicon.names.find(words.map(lexicon.classOf));
  const weights = new Map<string, number>();
  let isMeant = false;
  for (const { rome, likeness, covers } of named) {
    weights.set(rome, NAME_WEIGHT * likeness);
    isMeant ||= covers > COVERED;
  }
  const isSentence = words.length > 1 && !words.some((word) => namesJob(lexicon, word));
  const isNamed = named.some(({ likeness }) => likeness > COVERED);
  for (const { rome, score, cosine } of isNamed ? [] : (lexicon.meaning?.jobsLike(words) ?? [])) {
    if (score < LEAST_MEANING) break;
    const said = Math.min(1, (score - LEAST_MEANING) / (FULL_MEANING - LEAST_MEANING));
    weights.set(rome, (weights.get(rome) ?? 0) + MEANING_WEIGHT * said);
    isMeant ||= isSentence && score > CLEAR_MEANING && cosine > CLEAR_COSINE;
  }
  const scale = isNamed ? NAME_WEIGHT : NAME_WEIGHT + MEANING_WEIGHT;
  return { trades: withRelatives(lexicon, weights, scale), isMeant };
}

/** Whether a word alone is a job's whole name: a question that holds two such words asks for neither in particular. */
function namesJob(lexicon: Lexicon, word: string): boolean {
  return lexicon.names.find([lexicon.classOf(word)]).some(({ likeness }) => likeness > COVERED);
}

/** The likeliest jobs with those whose trainings answer for them, each at its best weight. */
function withRelatives(
  lexicon: Lexicon,
  weights: ReadonlyMap<string, number>,
  scale: number,
): readonly UnderstoodTrade[] {
  const ranked = [...weights].sort((a, b) => b[1] - a[1]).slice(0, MOST_JOBS);
  const least = (ranked[0]?.[1] ?? 0) * LEAST_SHARE;
  const trades = new Map<string, number>();
  for (const [job, weight] of ranked.filter(([, one]) => one >= least))
    for (const { rome, closeness } of lexicon.relativesOf(job))
      trades.set(rome, Math.max(trades.get(rome) ?? 0, (weight * closeness) / scale));
  return [...trades].map(([rome, weight]) => ({ rome, weight })).sort((a, b) => b.weight - a.weight);
}
