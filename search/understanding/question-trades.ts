import type { Lexicon } from "./lexicon.ts";
import type { LikelyJob } from "./meaning.ts";
import type { UnderstoodTrade } from "./understood-words.ts";

/** The jobs a question names or describes. */
export interface QuestionTrades {
  readonly trades: readonly UnderstoodTrade[];
  /** Surely enough for their trainings to answer by themselves. */
  readonly isMeant: boolean;
  /** Understood from what the words mean, not from a name. */
  readonly isGuess: boolean;
  /** Guessed from little: the answers are near ones at best. */
  readonly isFar: boolean;
}

/**
 * What jobs are worth beside standard deviations of meaning: one whose texts say all of the question, one that a synonym among the words
 * names.
 */
const TEXTS_SCORE = 20;
const SAID_SCORE = 8;
/** What a standard deviation of everyday words' meaning is worth beside one of names and definitions. */
const EVERYDAY_SHARE = 0.8;
/** Where nothing is this near, the words mean nothing of a job: the cosine of meaning, or the share of them that its texts say. */
const CLEAR_COSINE = 0.42;
const CLEAR_SHARE = 0.3;
/** Below this, both together, they are far from any job: « amour et bonheur ». */
const NEAR_SUM = 0.8;
/** From this, all together, a sentence is understood: jobs that trainings here bear are often far from all that is meant. */
const CLEAR_SCORE = 4.5;
/** A name that bears this much of the question names its job. */
const COVERED = 0.99;
/** Of a name that says the same, how much comes from the share of the job's names that say it. */
const BEARING_SHARE = 0.3;
/** Jobs this much less likely than the best are left out. */
const LEAST_NAMED = 0.6;
const LEAST_GUESSED = 0.4;
/** What a guess that is not clear is worth beside one that is. */
const UNSURE = 0.25;
const MOST_NAMED = 12;
const MOST_GUESSED = 6;

/** Reads which jobs the words name; null when they name none. `words`: those that carry the question, corrected; none of them: no job. */
export function nameTrades(lexicon: Lexicon, words: readonly string[]): QuestionTrades | null {
  if (words.length === 0) return { trades: [], isMeant: false, isGuess: false, isFar: false };
  const named = lexicon.names.find(words.map(lexicon.classOf));
  const covering = named.filter(({ covers }) => covers > COVERED);
  const isWhole =
    covering.some(({ likeness }) => likeness > COVERED) &&
    covering.some(({ rome }) => lexicon.relativesOf(rome).some((one) => lexicon.isTaught(one.rome)));
  if (!isWhole && !words.some(lexicon.namesPeople)) return null;
  return covering.length === 0
    ? null
    : { trades: namedTrades(lexicon, covering), isMeant: true, isGuess: false, isFar: false };
}

/**
 * Reads which jobs the words mean: fuses what is written of jobs, what the words mean and what synonyms among them say (`said`), never one
 * against the others. Some ten milliseconds: done once for a question.
 */
export function guessTrades(
  lexicon: Lexicon,
  words: readonly string[],
  said: readonly UnderstoodTrade[],
): QuestionTrades {
  const known = words.filter((word) => lexicon.usesOf(word) > 0 || lexicon.isFrench(word)).length;
  const { ranked, isClear, isFar } = rankGuesses(lexicon, words, said);
  const best = ranked[0]?.[1] ?? 0;
  if (best <= 0) return { trades: [], isMeant: false, isGuess: false, isFar: false };
  const isMeant = isClear && best > CLEAR_SCORE && known * 2 > words.length && !namesSeveral(lexicon, words);
  const sureness = isMeant || said.length > 0 ? 1 : UNSURE;
  const trades = ranked
    .filter(([, score]) => score >= best * LEAST_GUESSED)
    .map(([rome, score]) => ({ rome, weight: (sureness * score) / best }));
  const isSaid = said.length > 0;
  const isNear = isSaid || !isFar || goTogether(lexicon, words);
  return { trades, isMeant: isMeant || isSaid, isGuess: true, isFar: isMeant && !isNear };
}

/** The words are met together in titles or names of jobs: a training may bear them all. */
function goTogether({ pairs, classOf }: Lexicon, words: readonly string[]): boolean {
  const classes = words.map(classOf);
  return classes.every((one) => classes.every((other) => pairs.together(one, other) > 0));
}

/** A job that bears all the words in many of its names is meant rather than one that bears them once. */
function namedTrades(
  lexicon: Lexicon,
  named: readonly { readonly rome: string; readonly likeness: number; readonly bearing: number }[],
): readonly UnderstoodTrade[] {
  const ranked = named
    .map(({ rome, likeness, bearing }): readonly [string, number] => [
      rome,
      likeness > COVERED ? 1 : likeness * (1 - BEARING_SHARE + BEARING_SHARE * bearing),
    ])
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_NAMED);
  const least = (ranked[0]?.[1] ?? 0) * LEAST_NAMED;
  const trades = new Map<string, number>();
  for (const [job, weight] of ranked.filter(([, one]) => one >= least))
    for (const { rome, closeness } of lexicon.relativesOf(job))
      trades.set(rome, Math.max(trades.get(rome) ?? 0, weight * closeness));
  return [...trades].map(([rome, weight]) => ({ rome, weight })).sort((a, b) => b.weight - a.weight);
}

/** The codes that trainings bear, the likeliest first. */
function rankGuesses(
  lexicon: Lexicon,
  words: readonly string[],
  said: readonly UnderstoodTrade[],
): { readonly ranked: readonly (readonly [string, number])[]; readonly isClear: boolean; readonly isFar: boolean } {
  const likely = lexicon.meaning?.jobsLike(words) ?? [];
  const nearest = likely.reduce((best, { cosine }) => Math.max(best, cosine), 0);
  const told = lexicon.texts.find(words.map(lexicon.classOf));
  const total = byTaughtCode(lexicon, likely);
  const add = (rome: string, score: number): void => void total.set(rome, (total.get(rome) ?? 0) + score);
  for (const [rome, share] of told) add(rome, TEXTS_SCORE * share);
  for (const [rome, score] of everydayOf(lexicon, words)) add(rome, EVERYDAY_SHARE * score);
  for (const { rome, weight } of said) if (lexicon.isTaught(rome)) add(rome, SAID_SCORE * weight);
  const clearest = Math.max(0, ...told.values());
  return {
    ranked: [...total].sort((a, b) => b[1] - a[1]).slice(0, MOST_GUESSED),
    isClear: nearest > CLEAR_COSINE || clearest > CLEAR_SHARE,
    isFar: nearest + clearest < NEAR_SUM,
  };
}

/** Each code with the best score of its own and of its parent's children. */
function byTaughtCode(lexicon: Lexicon, likely: readonly LikelyJob[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const { rome: job, score } of likely)
    for (const rome of lexicon.taughtFor(job)) best.set(rome, Math.max(best.get(rome) ?? 0, score));
  return best;
}

/** How near the everyday words of the jobs that each code stands for are. */
function everydayOf(lexicon: Lexicon, words: readonly string[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const [job, score] of lexicon.meaning?.everydayLike(words) ?? [])
    for (const rome of lexicon.taughtFor(job)) best.set(rome, Math.max(best.get(rome) ?? -Infinity, score));
  return best;
}

/** Two people, or more, each named by one word: « soudeur boulanger » asks for none of them in particular. */
function namesSeveral(lexicon: Lexicon, words: readonly string[]): boolean {
  const names = (word: string): boolean =>
    lexicon.namesPeople(word) && lexicon.names.find([lexicon.classOf(word)]).some(({ likeness }) => likeness > COVERED);
  return words.filter(names).length > 1;
}
