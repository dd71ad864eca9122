import { guessesJobs, MOST_NEXT, NEXT_OF_JOB, TEXT_SCORE, TRADE_SCORE } from "../../score-values.ts";
import type { UnderstoodWords } from "../../understanding/understood-words.ts";
import { ENOUGH } from "../match-tiers.ts";
import { allPlaces, type Question } from "../understand-words.ts";
import { dayNumber, placeIn } from "./document-columns.ts";
import { CODED, OTHER, type Scores, TITLED } from "./order-trainings.ts";
import type { WordPostings } from "./word-postings.ts";

/** The trainings that match the words, whether or not anything of them is still shown: places in `trainingIds`, ascending. */
export interface MatchedWords {
  readonly trainings: Int32Array;
  /** As match-tiers.ts scores them. */
  readonly scores: Scores;
  readonly approximate: boolean;
}

/** The trainings that bear any of the words among their short ones; lists of the same length. */
export interface ShortWords {
  readonly trainings: Int32Array;
  readonly tiers: Uint8Array;
  /** Whether it bears all the words, shown or not. */
  readonly bearsAll: Uint8Array;
  /** Which of the jobs asked it is of; 0 without one. */
  readonly jobs: Uint16Array;
  /** What it is worth as one whose title bears them, then for the words it bears, whichever they are, then when none bears them all. */
  readonly titled: Float64Array;
  readonly posted: Float64Array;
  readonly near: Float64Array;
}

/** The trainings whose whole text bears every word, as places; those where it does without the jobs that are meant. */
export interface WholeTexts {
  /** Ascending. */
  readonly every: Int32Array;
  readonly written: ReadonlySet<number>;
}

/** Numbers are cut to half their digits wherever the statements of match-tiers.ts do it, so that equals stay equals. */
const real = Math.fround;
const [jobScore, textScore, nextOfJob] = [real(TRADE_SCORE), real(TEXT_SCORE), real(NEXT_OF_JOB)];

/** What the titles, jobs, codes and organisations bear of the words. `terms`: what these came to. */
export function matchShortWords(
  postings: WordPostings,
  question: UnderstoodWords,
  terms: Question,
  today: string,
): ShortWords {
  const lists = listsOf(postings, terms);
  const short = emptyShort(Math.min(totalOf(lists), postings.visibleUntil.length));
  const [all, day] = [allPlaces(question.words.length), dayNumber(today)];
  const second = guessesJobs(question) ? OTHER : CODED;
  let count = 0;
  eachTraining(postings, lists, ({ training, any, named, said, likely, job }) => {
    const ofJob = real(jobScore * likely);
    const bearsAll = any.places === all;
    short.trainings[count] = training;
    short.jobs[count] = job;
    short.bearsAll[count] = bearsAll ? 1 : 0;
    short.titled[count] = 6 + named.value + ofJob;
    short.near[count] = real(said + ofJob) + any.value / 10;
    if ((postings.visibleUntil[training] ?? 0) >= day) {
      short.posted[count] = real(any.value + ofJob);
      short.tiers[count] = named.places === all ? TITLED : bearsAll ? second : OTHER;
    }
    count += 1;
  });
  const found = cutShort(short, count);
  if (question.trades.length === 0) return found;
  if (question.isGuess) spreadJobs(found, postings.visibleUntil);
  found.titled.set(Float32Array.from(found.titled));
  return found;
}

/** Whether the short words found so many that the whole texts need not be asked. */
export function hasEnoughShort(question: UnderstoodWords, { tiers }: ShortWords): boolean {
  if (guessesJobs(question)) return false;
  let found = 0;
  for (let at = 0; at < tiers.length && found < ENOUGH; at += 1) if (tiers[at] !== OTHER) found += 1;
  return found >= ENOUGH;
}

/** What the words match when the short ones are enough. */
export function matchedShort(short: ShortWords): MatchedWords {
  const length = short.trainings.length;
  const [trainings, tiers, values] = [new Int32Array(length), new Uint8Array(length), new Float64Array(length)];
  let count = 0;
  for (let at = 0; at < length; at += 1) {
    if (short.bearsAll[at] === 0) continue;
    trainings[count] = short.trainings[at] ?? 0;
    tiers[count] = short.tiers[at] ?? OTHER;
    values[count] = shortScore(short, at);
    count += 1;
  }
  return matched(trainings.subarray(0, count), tiers.subarray(0, count), values.subarray(0, count));
}

/** What a training is worth that bears all the words among its short ones. */
function shortScore({ tiers, titled, posted }: ShortWords, at: number): number {
  return tiers[at] === TITLED ? (titled[at] ?? 0) : 4 + (posted[at] ?? 0);
}

function matched(trainings: Int32Array, tiers: Uint8Array, values: Float64Array, approximate = false): MatchedWords {
  return { trainings, scores: { trainings, values, tiers }, approximate };
}

/** What they match with the whole texts, or some of the words only when nothing bears them all. */
export function matchedDeep(
  { visibleUntil }: WordPostings,
  question: UnderstoodWords,
  found: ShortWords,
  { every, written }: WholeTexts,
  today: string,
): MatchedWords {
  const day = dayNumber(today);
  const isShown = (training: number): boolean => (visibleUntil[training] ?? 0) >= day;
  const ofText = (training: number): number => (written.has(training) ? textScore : 0);
  const isGuess = guessesJobs(question);
  const titled = isGuess
    ? found.titled.map((score, at) => real(score + ofText(found.trainings[at] ?? 0)))
    : found.titled;
  const short = { ...found, titled };
  const at = every.map((training) => placeIn(short.trainings, training));
  const tiers = Uint8Array.from(at, (index) => short.tiers[index] ?? OTHER);
  if (!every.some((training, n) => tiers[n] === OTHER && isShown(training))) {
    if (short.tiers.some((tier) => tier !== OTHER)) return matchedShort(short);
    return matched(short.trainings, short.tiers, short.near, short.trainings.some(isShown));
  }
  const scores = Float64Array.from(at, (index, n) => {
    if (tiers[n] !== OTHER) return shortScore(short, index);
    const byText = isGuess ? ofText(every[n] ?? 0) : 0;
    return real((byText === 0 ? 2 : 6 + byText) + (short.posted[index] ?? 0));
  });
  return matched(every, tiers, scores);
}

/** The postings of a term that was asked, and where the reading of them stands. */
interface TermList {
  next: number;
  readonly end: number;
  readonly weight: number;
  readonly share: number;
  readonly places: number;
  readonly likely: number;
}

/** Those of the terms that some training bears. Terms that answer for the same words follow one another, each in the order of names. */
function listsOf({ terms: numbers, first }: WordPostings, terms: Question): readonly TermList[] {
  const lists = terms.terms.map((term, index): TermList => {
    const number = numbers.get(term);
    const [next, end] = number === undefined ? [0, 0] : [first[number] ?? 0, first[number + 1] ?? 0];
    const of = (list: readonly number[]): number => list[index] ?? 0;
    const [weight, share] = [real(of(terms.weights)), real(of(terms.shares))];
    return { next, end, weight, share, places: of(terms.places), likely: real(of(terms.trades)) };
  });
  return lists.filter(({ next, end }) => next < end).toSorted((one, other) => one.places - other.places);
}

function totalOf(lists: readonly TermList[]): number {
  return lists.reduce((sum, { next, end }) => sum + end - next, 0);
}

/** What the terms of a training add up to. */
interface Sum {
  value: number;
  /** The words of the question that were met, as a sum of bits. */
  places: number;
  /** Of the present group. */
  isMet: boolean;
  best: number;
  share: number;
}

/** A training, while its terms are added up. */
interface Met {
  training: number;
  /** Of the terms it bears in whatever way, and of those that name it. */
  readonly any: Sum;
  readonly named: Sum;
  /** The share of the question that its terms say. */
  said: number;
  /** How likely its likeliest job is, and which of the lists it is, from 1. */
  likely: number;
  job: number;
}

/**
 * Reads the lists side by side, and tells of each training in turn, ascending, what its terms add up to; `tell` gets the same object each
 * time. Terms that answer for the same words are one group: the best of them counts, so that a word and another way to say it are worth no
 * more than one of them.
 */
function eachTraining(
  { trainings, weights, named }: WordPostings,
  lists: readonly TermList[],
  tell: (met: Met) => void,
): void {
  const met: Met = { training: 0, any: emptySum(), named: emptySum(), said: 0, likely: 0, job: 0 };
  for (;;) {
    let training = Infinity;
    for (const { next, end } of lists) if (next < end) training = Math.min(training, trainings[next] ?? Infinity);
    if (training === Infinity) return;
    met.training = training;
    met.any.value = met.any.places = met.named.value = met.named.places = met.said = met.likely = met.job = 0;
    let places = 0;
    for (let number = 0; number < lists.length; number += 1) {
      const list = lists[number];
      if (list === undefined || list.next >= list.end || trainings[list.next] !== training) continue;
      if (list.places !== places) endGroup(met, places);
      places = list.places;
      const value = real((weights[list.next] ?? 0) * list.weight);
      meet(met.any, value, list.share);
      if (places !== 0 && named[list.next] === 1) meet(met.named, value, list.share);
      if (list.likely > met.likely) {
        met.likely = list.likely;
        met.job = number + 1;
      }
      list.next += 1;
    }
    endGroup(met, places);
    tell(met);
  }
}

function emptySum(): Sum {
  return { value: 0, places: 0, isMet: false, best: 0, share: 0 };
}

function meet(sum: Sum, value: number, share: number): void {
  if (!sum.isMet || value > sum.best) sum.best = value;
  if (!sum.isMet || share > sum.share) sum.share = share;
  sum.isMet = true;
}

function endGroup(met: Met, places: number): void {
  if (met.any.isMet) met.said = real(met.said + met.any.share);
  addGroup(met.any, places);
  addGroup(met.named, places);
}

function addGroup(sum: Sum, places: number): void {
  if (!sum.isMet) return;
  sum.isMet = false;
  sum.places |= places;
  sum.value = real(sum.value + real(sum.best * sum.share));
}

function emptyShort(length: number): ShortWords {
  const [flags, numbers] = [(): Uint8Array => new Uint8Array(length), () => new Float64Array(length)];
  return {
    ...{ trainings: new Int32Array(length), tiers: flags(), bearsAll: flags(), jobs: new Uint16Array(length) },
    ...{ titled: numbers(), posted: numbers(), near: numbers() },
  };
}

function cutShort({ trainings, tiers, bearsAll, jobs, titled, posted, near }: ShortWords, count: number): ShortWords {
  return {
    ...{
      trainings: trainings.subarray(0, count),
      tiers: tiers.subarray(0, count),
      bearsAll: bearsAll.subarray(0, count),
    },
    ...{ jobs: jobs.subarray(0, count), titled: titled.subarray(0, count) },
    ...{ posted: posted.subarray(0, count), near: near.subarray(0, count) },
  };
}

/** Each next training of one job is worth a little less, down to `MOST_NEXT` of them. */
function spreadJobs({ trainings, tiers, jobs, titled }: ShortWords, visibleUntil: Int32Array): void {
  const before = (one: number, other: number): boolean => {
    const [score, otherScore] = [titled[one] ?? 0, titled[other] ?? 0];
    if (score !== otherScore) return score > otherScore;
    const [last, otherLast] = [one, other].map((at) => visibleUntil[trainings[at] ?? 0] ?? 0);
    return last === otherLast ? one < other : (last ?? 0) < (otherLast ?? 0);
  };
  const bestOf = new Map<number, number[]>();
  const found = [...tiers.keys()].filter((at) => tiers[at] === TITLED);
  for (const at of found) {
    const best = bestOf.get(jobs[at] ?? 0) ?? [];
    bestOf.set(jobs[at] ?? 0, best);
    const rank = best.findIndex((other) => before(at, other));
    if (rank >= 0) best.splice(rank, 0, at);
    else if (best.length < MOST_NEXT) best.push(at);
    if (best.length > MOST_NEXT) best.pop();
  }
  for (const at of found) titled[at] = (titled[at] ?? 0) - nextOfJob * MOST_NEXT;
  for (const best of bestOf.values())
    for (const [rank, at] of best.entries()) titled[at] = (titled[at] ?? 0) + nextOfJob * (MOST_NEXT - rank);
}
