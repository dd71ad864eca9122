import type { UnderstoodWords } from "./understanding/understood-words.ts";

/** What each sign that a training is wanted is worth, for both engines; 1 is all the words in its title. */

/** It bears the likeliest job. */
export const TRADE_SCORE = 0.9;
/** Its whole text bears all the words of a question whose jobs were guessed: less than a training of the likeliest job by itself. */
export const TEXT_SCORE = 0.3;
/** What it loses to the one of the same job before it, where jobs are guessed: the first ones shown are of several jobs. */
export const NEXT_OF_JOB = 0.25;
/** This many lose, whatever the number of trainings of a job. */
export const MOST_NEXT = 5;
/** What it loses when no session of it recruits: it comes after all that recruit. */
const CLOSED_COST = 50;
/** The same where jobs were guessed: after those that answer about as well, not after every far guess. */
const CLOSED_COST_OF_GUESS = 0.5;
/** Trainings that were not ranked come after all those that were. */
export const UNRANKED = -100;

/** What a training loses when no session of it recruits. */
export function closedCostOf({ isGuess }: Pick<UnderstoodWords, "isGuess">): number {
  return isGuess ? CLOSED_COST_OF_GUESS : CLOSED_COST;
}

/** Whether jobs that nobody named answer the question by themselves. */
export function guessesJobs({ isGuess, meansTrades }: Pick<UnderstoodWords, "isGuess" | "meansTrades">): boolean {
  return isGuess && meansTrades;
}
