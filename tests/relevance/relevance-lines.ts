import type { EngineName } from "#search/engine.ts";
import { families, type Half } from "#search/relevance/judged-query.ts";
import {
  type FamilyScore,
  floors,
  MAX_FORBIDDEN,
  MAX_NO_RESULT,
  OWN_WORDS_FLOOR,
  type ScoredQuery,
  type Share,
  scoreQueries,
} from "#search/relevance/score-families.ts";

/** What stands beside every figure of a run. */
export interface RunFacts {
  readonly engine: EngineName;
  readonly engineVersion: string;
  readonly corpus: string;
  readonly commit: string;
}

/** One printed line: contract.md § Commands, and the intervals and floor beside. */
export interface RelevanceLine extends RunFacts {
  readonly family: string;
  readonly half: Half;
  readonly queries: number;
  readonly success1: number;
  readonly success3: number;
  readonly success10: number;
  readonly noResult: number;
  readonly forbidden3: number;
  readonly ndcg10: number | null;
  /** 95 % intervals, low then high. */
  readonly interval: { readonly success1: readonly [number, number]; readonly success3: readonly [number, number] };
  /** The least `success3` on the half aside; null without a floor. */
  readonly floor: number | null;
  readonly ok: boolean;
}

/** The family of what people say of their jobs. */
export const OWN_WORDS = "own-words";

/** The families as they come in the queries, each half, then each half as a whole (without nonsense). */
export function relevanceLines(facts: RunFacts, scored: readonly ScoredQuery[]): readonly RelevanceLine[] {
  const present = [...new Set(scored.map(({ family }) => family))];
  const ofHalf = (half: Half): readonly RelevanceLine[] => {
    const here = scored.filter((query) => query.half === half);
    const meant = here.filter(({ family }) => family !== "nonsense");
    const whole = present.length === 1 ? [] : [lineOf(facts, scoreQueries("all", half, meant))];
    return [
      ...present.map((family) =>
        lineOf(
          facts,
          scoreQueries(
            family,
            half,
            here.filter((query) => query.family === family),
          ),
        ),
      ),
      ...whole,
    ];
  };
  return [...ofHalf("tuned"), ...ofHalf("aside")];
}

function lineOf(facts: RunFacts, score: FamilyScore): RelevanceLine {
  const known = families.find((family) => family === score.family);
  const floor = known === undefined ? (score.family === OWN_WORDS ? OWN_WORDS_FLOOR : null) : floors[known];
  const isHeld =
    (floor === null || score.success3.value >= floor) &&
    (score.family !== "job" || score.forbidden3.value <= MAX_FORBIDDEN) &&
    (score.family !== "all" || score.noResult.value < MAX_NO_RESULT);
  return {
    ...facts,
    family: score.family,
    half: score.half,
    queries: score.queries,
    success1: rounded(score.success1.value),
    success3: rounded(score.success3.value),
    success10: rounded(score.success10.value),
    noResult: rounded(score.noResult.value),
    forbidden3: rounded(score.forbidden3.value),
    ndcg10: score.ndcg10 === null ? null : rounded(score.ndcg10),
    interval: { success1: bounds(score.success1), success3: bounds(score.success3) },
    floor,
    ok: score.half === "tuned" || score.queries === 0 || isHeld,
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const bounds = ({ low, high }: Share): readonly [number, number] => [rounded(low), rounded(high)];

/** The same for a person. */
export function humanLine(line: RelevanceLine): string {
  const [low, high] = line.interval.success3;
  const figure = (value: number | null): string => (value === null ? "–" : value.toFixed(3)).padStart(5);
  const isJudged = line.half === "aside" && (line.floor !== null || line.family === "all");
  const verdict = isJudged ? (line.ok ? "tenu" : "MANQUÉ") : "";
  return [
    line.half.padEnd(5),
    line.family.padEnd(9),
    `${line.queries}`.padStart(4),
    `à la 1re ${figure(line.success1)}`,
    `dans les 3 ${figure(line.success3)} [${low.toFixed(2)}–${high.toFixed(2)}]`,
    `dans les 10 ${figure(line.success10)}`,
    `rien ${figure(line.noResult)}`,
    `autre métier ${figure(line.forbidden3)}`,
    `nDCG ${figure(line.ndcg10)}`,
    line.floor === null ? verdict : `plancher ${line.floor.toFixed(2)} ${verdict}`,
  ].join("  ");
}
