import { setTimeout as sleep } from "node:timers/promises";
import { type Askers, askKind, type RouteKind, routeKinds, type Verdict } from "./route-kinds.ts";

/** What a portal under a fault answered. */
export interface Tally {
  runs: number;
  paused: number;
  worstMs: number;
  readonly wrong: string[];
}

/** Whom to ask, and as whom. */
export interface AskedPortal {
  readonly url: string;
  readonly askers: Askers;
}

const COME_BACK_MS = 30_000;

/** Nothing asked yet. */
export function newTally(): Tally {
  return { runs: 0, paused: 0, worstMs: 0, wrong: [] };
}

/** Asks once and counts; with `mustPause`, a right answer is a fault too, since the database cannot have given it. */
export async function count(
  tally: Tally,
  { url, askers }: AskedPortal,
  kind: RouteKind,
  mustPause: "must-pause" | "may-answer" = "may-answer",
): Promise<Verdict> {
  const startedAt = performance.now();
  const verdict = await askKind(url, kind, askers);
  tally.runs += 1;
  tally.worstMs = Math.max(tally.worstMs, performance.now() - startedAt);
  if (verdict.kind === "paused") tally.paused += 1;
  if (verdict.kind === "wrong") tally.wrong.push(verdict.why);
  if (verdict.kind === "well" && mustPause === "must-pause") tally.wrong.push(`${kind.name}: answered all the same`);
  return verdict;
}

/** Two clients ask every kind of route, over and over, while something happens. */
export async function hammerDuring(tally: Tally, portal: AskedPortal, happening: () => Promise<void>): Promise<void> {
  let isOver = false;
  const hammer = async (first: number): Promise<void> => {
    for (let at = first; !isOver; at += 1) {
      const kind = routeKinds[at % routeKinds.length];
      if (kind !== undefined) await count(tally, portal, kind);
    }
  };
  const hammers = [hammer(0), hammer(Math.floor(routeKinds.length / 2))];
  try {
    await happening();
  } finally {
    isOver = true;
    await Promise.all(hammers);
  }
}

/** Waits until every kind of route answers right again; the one that does not is a fault. */
export async function expectBack(tally: Tally, portal: AskedPortal): Promise<void> {
  const giveUpAt = performance.now() + COME_BACK_MS;
  for (const kind of routeKinds) {
    while ((await count(tally, portal, kind)).kind !== "well") {
      if (performance.now() > giveUpAt) {
        tally.wrong.push(`${kind.name}: does not come back`);
        break;
      }
      await sleep(50);
    }
  }
}
