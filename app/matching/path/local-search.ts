import { type Effort, spendOne } from "./effort.ts";
import type { PathProblem } from "./path-problem.ts";
import { fits, gainOf, optionsAt, type Selection, selectionOf, withoutOrphans, withRequired } from "./selection.ts";

/** Adds, while something adds value and effort is left, the option (with what it requires) that adds the most. */
export function fill(
  problem: PathProblem,
  { places, among }: { readonly places: readonly number[]; readonly among: readonly number[] },
  effort: Effort,
): Selection {
  let grown = selectionOf(problem, places);
  while (spendOne(effort)) {
    const next = bestAddition(problem, grown, among);
    if (next === undefined) break;
    grown = next;
  }
  return grown;
}

/** Takes one or two options out and fills again, as long as that makes the selection better and effort is left. */
export function improve(problem: PathProblem, start: Selection, effort: Effort): Selection {
  let best = start;
  let better: Selection | undefined = start;
  while (better !== undefined) {
    best = better;
    better = betterNeighbour(problem, best, effort);
  }
  return best;
}

function betterNeighbour(problem: PathProblem, { places, value }: Selection, effort: Effort): Selection | undefined {
  for (const [index, one] of places.entries()) {
    for (const other of places.slice(index)) {
      if (effort.spent >= effort.most) return undefined;
      const isLeft = (place: number): boolean => place !== one && place !== other;
      const kept = withoutOrphans(problem, places.filter(isLeft));
      const among = [...problem.options.keys()].filter(isLeft);
      const filled = fill(problem, { places: kept, among }, effort);
      if (filled.value > value) return filled;
    }
  }
  return undefined;
}

function bestAddition(
  problem: PathProblem,
  { places, value }: Selection,
  among: readonly number[],
): Selection | undefined {
  const isCovered = new Uint8Array(problem.gains.length);
  let end = places.length === 0 ? problem.limits.from : Number.NEGATIVE_INFINITY;
  for (const option of optionsAt(problem, places)) {
    end = Math.max(end, option.endsOn);
    for (const skill of option.covers) isCovered[skill] = 1;
  }
  let best: Selection | undefined;
  for (const place of among) {
    const option = problem.options[place];
    if (option === undefined) continue;
    const least = best?.value ?? value;
    const days = Math.max(0, option.endsOn - end);
    // What it requires may add value too: only then must the whole be counted before it fits.
    const reached = value + gainOf(problem, option, isCovered) - problem.perDay * days;
    if (option.providers.length === 0 && reached <= least) continue;
    if (!fits(problem, places, place)) continue;
    const next = withRequired(problem, [...places, place]);
    const grown = next === undefined ? undefined : selectionOf(problem, next);
    if (grown !== undefined && grown.value > least) best = grown;
  }
  return best;
}
