import { contentWords } from "#app/skills/metier-name-index.ts";
import { foldName } from "#app/territories/fold.ts";
import { isWithinOneSlip } from "#app/territories/one-slip.ts";
import type { ComparableNeed } from "./comparable-need.ts";

type Job = Pick<ComparableNeed, "jobLabel" | "metierCode" | "jobs">;

/** The letters that two forms of a word share at least: « coiffeur » and « coiffeuse ». */
const SHARED_START = 5;
const LONGEST_ENDING = 4;
/** Whoever leads others, or learns, does another job than theirs. */
const RANKS: ReadonlySet<string> = new Set(
  "chef cheffe chefs responsable directeur directrice apprenti apprentie alternant alternante stagiaire".split(" "),
);
const OTHER_RANK = 0.3;
/** Words that the other telling bears, under another trade: « pharmacien », « préparateur en pharmacie ». */
const OTHER_TRADE = 0.5;
/** The chosen métier alone is less than `LIKELY_SAME`. */
const CHOSEN = 0.4;
/** Words that share nothing and mean the same métier: everything else must agree, since a métier holds several jobs. */
const MEANT = 0.6;
/** What words that mean alike are worth once two other métiers were chosen. */
const CHOSEN_OTHERWISE = 0.5;
/** What the métier that both chose is worth when the words of one mean nothing. */
const UNREAD = 0.7;

/**
 * How likely two tellings are of one job, 0–1: the same words whatever their gender, number or a slip; else the métiers that the words
 * mean, and the one that was chosen.
 */
export function jobLikeness(one: Job, other: Job): number {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)];
  const bySaid = saidAlike(mine, theirs);
  const rank = hasRank(mine) === hasRank(theirs) ? 1 : OTHER_RANK;
  return rank * (bySaid === 1 ? 1 : Math.max(bySaid * 0.8 * agreement(one, other), meantAlike(one, other)));
}

function wordsOf({ jobLabel }: Job): readonly string[] {
  return contentWords(foldName(jobLabel));
}

function hasRank(words: readonly string[]): boolean {
  return words.some((word) => RANKS.has(word));
}

/** The share of the words of the shorter telling that the longer bears; the trade comes first in a name of a job. */
function saidAlike(one: readonly string[], other: readonly string[]): number {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const [trade, otherTrade] = [few[0], many[0]];
  if (trade === undefined || otherTrade === undefined) return 0;
  // « télé-conseiller » and « téléconseiller ».
  if (isSameTrade(one.join(""), other.join(""))) return 1;
  const shared = few.filter((word) => many.some((known) => isSameTrade(word, known))).length / few.length;
  return isSameTrade(trade, otherTrade) || many.includes(trade) ? shared : shared * OTHER_TRADE;
}

function isSameTrade(one: string, other: string): boolean {
  if (one === other) return true;
  if (isWithinOneSlip(one, other)) return Math.min(one.length, other.length) >= SHARED_START;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  return start >= SHARED_START && Math.max(one.length, other.length) - start <= LONGEST_ENDING;
}

/** What two métiers chosen otherwise leave of words that are alike. */
function agreement({ metierCode: one }: Job, { metierCode: other }: Job): number {
  return one === null || other === null || one === other ? 1 : CHOSEN_OTHERWISE;
}

function meantAlike(one: Job, other: Job): number {
  const isChosenAlike = one.metierCode !== null && one.metierCode === other.metierCode;
  const meant = sharedMeaning(one, other) ?? (isChosenAlike ? UNREAD : 0);
  return isChosenAlike ? CHOSEN + meant * (MEANT - CHOSEN) : meant * MEANT * agreement(one, other);
}

/** How much of what the words mean is the same, 0–1; null: the words of one mean nothing. */
function sharedMeaning(one: Job, other: Job): number | null {
  const [mine, theirs] = [meaningOf(one), meaningOf(other)];
  if (mine.size === 0 || theirs.size === 0) return null;
  return [...mine].reduce((most, [rome, weight]) => Math.max(most, Math.min(weight, theirs.get(rome) ?? 0)), 0);
}

/** The métiers of the words, the likeliest worth 1. */
function meaningOf({ jobs }: Job): ReadonlyMap<string, number> {
  const most = Math.max(0, ...jobs.map(({ weight }) => weight));
  return new Map(jobs.map(({ rome, weight }) => [rome, weight / most]));
}
