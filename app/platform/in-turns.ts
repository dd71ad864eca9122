import { setImmediate as answerOthers } from "node:timers/promises";

/** How long one turn keeps the process to itself, in milliseconds: much shorter than the lag at which requests are turned away. */
const TURN_MS = 10;

/** Does the work for every item. Requests are answered between two turns, so that long work delays no request. */
export async function eachInTurns<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let turnEnds = performance.now() + TURN_MS;
  for (const item of items) {
    work(item);
    if (performance.now() < turnEnds) continue;
    await answerOthers();
    turnEnds = performance.now() + TURN_MS;
  }
}
