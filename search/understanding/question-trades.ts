import type { Lexicon } from "./lexicon.ts";
import type { UnderstoodTrade } from "./understood-words.ts";

/** The jobs a question names or describes. */
export interface QuestionTrades {
  readonly trades: readonly UnderstoodTrade[];
  /** Surely enough for their trainings to answer by themselves. */
  readonly isMeant: boolean;
  /** Understood from what the words mean, not from a name. */
  readonly isGuess: boolean;
}

/** What a name and a skill that are the question's very words are worth, beside standard deviations of meaning. */
const NAME_SCORE = 4;
const SKILL_SCORE = 4;
/** From this, all together, a sentence is understood. */
const CLEAR_SCORE = 4.5;
/** Where nothing is this near, the words mean nothing of a job: the cosine of meaning, or what words are worth. */
const CLEAR_COSINE = 0.42;
const CLEAR_WORDS = 1.4;
/** A name that bears this much of the question names its job. */
const COVERED = 0.99;
/** Of a name that says the same, how much comes from the share of the job's names that say it. */
const BEARING_SHARE = 0.3;
/** Jobs this much less likely than the best are left out. */
const LEAST_NAMED = 0.6;
const LEAST_GUESSED = 0.55;
/** What a guess that is not clear is worth beside one that is. */
const UNSURE = 0.25;
const MOST_NAMED = 12;
const MOST_GUESSED = 5;

/** Fuses what the names of jobs say with what the words mean. `words`: those that carry the question, corrected. */
export function questionTrades(lexicon: Lexicon, words: readonly string[]): QuestionTrades {
  if (words.length === 0) return { trades: [], isMeant: false, isGuess: false };
  const classes = words.map(lexicon.classOf);
  const named = lexicon.names.find(classes);
  const covering = named.filter(({ covers }) => covers > COVERED);
  if (covering.length > 0) return { trades: namedTrades(lexicon, covering), isMeant: true, isGuess: false };
  const known = words.filter((word) => lexicon.usesOf(word) > 0).length;
  const { ranked, isClear } = guessedTrades(lexicon, words, classes);
  const best = ranked[0]?.[1] ?? 0;
  if (best <= 0) return { trades: [], isMeant: false, isGuess: false };
  const isMeant =
    isClear && known * 2 > words.length && best > CLEAR_SCORE && !words.some((word) => namesJob(lexicon, word));
  const sureness = isMeant ? 1 : UNSURE;
  const trades = ranked
    .filter(([, score]) => score >= best * LEAST_GUESSED)
    .map(([rome, score]) => ({ rome, weight: (sureness * score) / best }));
  return { trades, isMeant, isGuess: true };
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

/** The codes that trainings bear, each with the best score of its own, of its parent's children and of its parent. */
function guessedTrades(
  lexicon: Lexicon,
  words: readonly string[],
  classes: readonly string[],
): { readonly ranked: readonly (readonly [string, number])[]; readonly isClear: boolean } {
  const meant = new Map<string, number>();
  const known = new Map<string, number>();
  const likely = lexicon.meaning?.jobsLike(words) ?? [];
  for (const { rome, score } of likely) if (score > 0) meant.set(rome, score);
  for (const { rome, likeness } of lexicon.names.find(classes)) known.set(rome, NAME_SCORE * likeness);
  const skilled = new Map<string, number>();
  for (const { rome, likeness } of lexicon.skills.find(classes)) skilled.set(rome, SKILL_SCORE * likeness);
  const total = new Map<string, number>();
  for (const scores of [meant, known, skilled])
    for (const [rome, score] of byTaughtCode(lexicon, scores)) total.set(rome, (total.get(rome) ?? 0) + score);
  const isClear =
    (likely[0]?.cosine ?? 0) > CLEAR_COSINE || Math.max(0, ...known.values(), ...skilled.values()) > CLEAR_WORDS;
  return { ranked: [...total].sort((a, b) => b[1] - a[1]).slice(0, MOST_GUESSED), isClear };
}

function byTaughtCode(lexicon: Lexicon, scores: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const [job, score] of scores)
    for (const { rome, closeness } of lexicon.relativesOf(job))
      if (closeness > 0.9 && lexicon.isTaught(rome)) best.set(rome, Math.max(best.get(rome) ?? 0, score));
  return best;
}

/** Whether a word alone is a job's whole name: a question that holds two such words asks for neither in particular. */
function namesJob(lexicon: Lexicon, word: string): boolean {
  return lexicon.names.find([lexicon.classOf(word)]).some(({ likeness }) => likeness > COVERED);
}
