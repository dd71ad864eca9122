import { type Effort, spendOne } from "./effort.ts";
import { type Relaxation, type Relaxed, relax, type SearchNode } from "./relaxation.ts";

export interface Tightening {
  readonly rounds: number;
  readonly effort: Effort;
  /** The best objective known: a bound that is not over it needs no more work. */
  readonly reached: () => number;
  readonly onPicks: (places: readonly number[], round: number) => void;
}

/** After so many rounds without a lower bound, steps are halved. */
const PATIENCE = 6;

/** Moves the multipliers, round after round, towards those that promise least (subgradient method); answers the best seen. */
export function tighten(relaxation: Relaxation, node: SearchNode, tightening: Tightening): Relaxed {
  const { rounds, effort, reached, onPicks } = tightening;
  let current = relax(relaxation, node, node.multipliers);
  let best = current;
  let pace = 1;
  let idle = 0;
  for (let round = 1; round < rounds && best.bound > reached() && spendOne(effort); round += 1) {
    onPicks(current.picks.places, round);
    const multipliers = moved(relaxation, current, pace * (current.bound - reached()));
    if (multipliers === undefined) break;
    current = relax(relaxation, node, multipliers);
    idle = current.bound < best.bound ? 0 : idle + 1;
    if (current.bound < best.bound) best = current;
    if (idle < PATIENCE) continue;
    pace /= 2;
    idle = 0;
  }
  return best;
}

/** Undefined when the picks break no rule that could be priced higher. */
function moved({ problem }: Relaxation, { multipliers, slack }: Relaxed, reach: number): Float64Array | undefined {
  const { gains } = problem;
  let square = 0;
  for (const [index, by] of slack.entries()) {
    if (!isHeld(multipliers[index] ?? 0, by, gains[index])) square += by * by;
  }
  if (square === 0) return undefined;
  return multipliers.map((multiplier, index) => {
    const free = Math.max(0, multiplier + (reach / square) * (slack[index] ?? 0));
    return Math.min(free, gains[index] ?? free);
  });
}

/** A multiplier that stands at its end and is pushed further. */
function isHeld(multiplier: number, by: number, most: number | undefined): boolean {
  return (by <= 0 && multiplier === 0) || (by > 0 && most !== undefined && multiplier >= most);
}
