import { type Effort, effortFor } from "./effort.ts";
import { fill, improve } from "./local-search.ts";
import type { PathProblem } from "./path-problem.ts";
import { makeRelaxation, type Relaxation, type Relaxed, rootNode, type SearchNode, wholeBound } from "./relaxation.ts";
import { fits, type Selection, unmetProviders, withRequired } from "./selection.ts";
import { tighten } from "./tighten.ts";

/** The best selection found, and what no selection exceeds. */
export interface FoundPath {
  readonly selection: Selection;
  readonly bound: number;
  readonly iterations: number;
}

interface Search {
  readonly relaxation: Relaxation;
  readonly effort: Effort;
  readonly everyPlace: readonly number[];
  best: Selection;
}

/** A node that may still hold something better. */
interface OpenNode extends SearchNode {
  readonly relaxed: Relaxed;
}

const ROOT_ROUNDS = 300;
const NODE_ROUNDS = 8;
/** At the root, one round in so many has its picks made into a path. */
const ROOT_TRIES = 10;

/**
 * Greedy, then local search, then branch and bound, the most promising node first. Ends when nothing better can be left, so that the
 * path is the best one, or when the iterations are spent: then `bound` says how far the best one can be.
 */
export function searchPath(problem: PathProblem): FoundPath {
  const everyPlace = [...problem.options.keys()];
  const effort = effortFor(problem.options.length);
  const start = improve(problem, fill(problem, { places: [], among: everyPlace }, effort), effort);
  const search: Search = { relaxation: makeRelaxation(problem), effort, everyPlace, best: start };
  const left = branch(search);
  const bound = left.reduce((most, { relaxed }) => Math.max(most, relaxed.bound), search.best.value);
  return { selection: search.best, bound, iterations: effort.spent };
}

/** Splits the node with the highest bound until none is over the best path; answers those left when the effort is spent. */
function branch(search: Search): readonly OpenNode[] {
  const { effort, relaxation } = search;
  const root = study(search, rootNode(relaxation), ROOT_ROUNDS);
  let open = root === undefined ? [] : [root];
  while (open.length > 0 && effort.spent < effort.most) {
    const next = open.reduce((one, other) => (other.relaxed.bound > one.relaxed.bound ? other : one));
    const parts = split(relaxation.problem, next).flatMap((part) => study(search, part, NODE_ROUNDS) ?? []);
    open = [...open.filter((node) => node !== next), ...parts].filter(
      ({ relaxed }) => relaxed.bound > search.best.value,
    );
  }
  return open;
}

/** Bounds a node and tries its picks; undefined when nothing in it can be better than the best path. */
function study(search: Search, node: SearchNode, rounds: number): OpenNode | undefined {
  const { relaxation, effort } = search;
  const tryPicks = (picks: readonly number[]): void => offer(search, node.chosen, picks);
  const relaxed = tighten(relaxation, node, {
    rounds,
    effort,
    reached: () => search.best.value,
    onPicks: (picks, round) => {
      if (round % ROOT_TRIES === 0) tryPicks(picks);
    },
  });
  tryPicks(relaxed.picks.places);
  if (relaxed.bound <= search.best.value) return undefined;
  const open = withoutHopeless(relaxation.problem, node, { relaxed, reached: search.best.value });
  return open === undefined ? undefined : { chosen: node.chosen, open, multipliers: relaxed.multipliers, relaxed };
}

/** Makes a path of what is chosen and picked, as far as it fits, and keeps it when it is the best. */
function offer(search: Search, chosen: readonly number[], picks: readonly number[]): void {
  const { effort, relaxation } = search;
  const { problem } = relaxation;
  const whole = withRequired(problem, chosen);
  if (whole === undefined) return;
  const { places } = fill(problem, { places: whole, among: picks }, effort);
  const found = fill(problem, { places, among: search.everyPlace }, effort);
  if (found.value > search.best.value) search.best = improve(problem, found, effort);
}

/** The options that may still make a path better than the best; undefined when something chosen can no longer have what it requires. */
function withoutHopeless(
  { options }: PathProblem,
  { chosen, open }: SearchNode,
  { relaxed, reached }: { readonly relaxed: Relaxed; readonly reached: number },
): Uint8Array | undefined {
  const { base, picks, profits } = relaxed;
  const left = open.map((isOpen, place) => {
    const profit = profits[place] ?? 0;
    const magnitude = Math.abs(base) + Math.abs(picks.valueWithOneFewer) + Math.abs(profit);
    return isOpen === 1 && wholeBound(base + picks.valueWithOneFewer + profit, magnitude) > reached ? 1 : 0;
  });
  const isIn = (place: number): boolean => left[place] === 1 || chosen.includes(place);
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const [place, { providers }] of options.entries()) {
      if (!isIn(place) || providers.every((group) => group.some(isIn))) continue;
      if (left[place] !== 1) return undefined;
      left[place] = 0;
      isSettled = false;
    }
  }
  return left;
}

/** Two parts, with and without one open option: one that something chosen requires, or the most profitable pick. */
function split(problem: PathProblem, { chosen, open, multipliers, relaxed }: OpenNode): readonly SearchNode[] {
  const isOpen = (place: number): boolean => open[place] === 1;
  const required = unmetProviders(problem, chosen)?.filter(isOpen);
  const picked = relaxed.picks.places.filter(isOpen);
  const among = required ?? (picked.length > 0 ? picked : [...problem.options.keys()].filter(isOpen));
  const [first] = among.toSorted((one, other) => (relaxed.profits[other] ?? 0) - (relaxed.profits[one] ?? 0));
  if (first === undefined) return [];
  const grown = [...chosen, first];
  const without = open.map((isStillOpen, place) => (place === first ? 0 : isStillOpen));
  const withIt = without.map((isStillOpen, place) => (isStillOpen === 1 && fits(problem, grown, place) ? 1 : 0));
  return [
    { chosen: grown, open: withIt, multipliers },
    { chosen, open: without, multipliers },
  ];
}
