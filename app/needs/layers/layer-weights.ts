import type { SkillImportance } from "../need-choices.ts";

/** Who told a need: the company itself, a sensor for it, a branch or an agency. */
export const demandSources = ["company", "sensor", "branch"] as const;
export type DemandSource = (typeof demandSources)[number];

/** The states in which a need counts: open and qualified; found, or closed by silence, once it was qualified. */
export const countedStates = ["qualified", "filled", "silent"] as const;
export type CountedState = (typeof countedStates)[number];

/** What a need weighs, in whole numbers. */
export interface LayerWeights {
  /** Hundredths of a weight of ROME's scale, where the core of a job weighs 400. */
  readonly importance: Readonly<Record<SkillImportance, number>>;
  /** Of a hundred. */
  readonly source: Readonly<Record<DemandSource, number>>;
  /** From so many people on, of a hundred: the last one that is reached. */
  readonly volume: readonly { readonly from: number; readonly percent: number }[];
  /** From so many whole months after the last word on, of a hundred: the last one that is reached. */
  readonly age: readonly { readonly fromMonths: number; readonly percent: number }[];
  /** How many months after the last word a need of a state counts on, at most. */
  readonly months: Readonly<Record<CountedState, number>>;
}

/** A table in force from a civil day on, until the next one. */
interface DatedLayerWeights {
  readonly from: string;
  readonly weights: LayerWeights;
}

/** The weights in force, oldest first: the Region changes them by adding a table. It has yet to confirm these. */
const datedLayerWeights: readonly DatedLayerWeights[] = [
  {
    from: "2020-01-01",
    weights: {
      importance: { essential: 300, useful: 200, trainable: 100 },
      source: { company: 100, sensor: 100, branch: 75 },
      volume: [
        { from: 1, percent: 100 },
        { from: 2, percent: 125 },
        { from: 5, percent: 150 },
        { from: 10, percent: 175 },
        { from: 50, percent: 200 },
      ],
      age: [
        { fromMonths: 0, percent: 100 },
        { fromMonths: 3, percent: 75 },
        { fromMonths: 6, percent: 50 },
        { fromMonths: 9, percent: 25 },
      ],
      months: { qualified: 12, filled: 12, silent: 3 },
    },
  },
];

/** The weights that a day sets. Before the first table, the first one. */
export function layerWeightsOn(day: string, tables: readonly DatedLayerWeights[] = datedLayerWeights): LayerWeights {
  const found = tables.findLast(({ from }) => from <= day) ?? tables[0];
  if (found === undefined) throw new Error("There is no table of weights");
  return found.weights;
}
