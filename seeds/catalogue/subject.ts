import type { BlockFact } from "../facts.ts";
import type { TrainingContent } from "./catalogue-types.ts";
import type { Field } from "./field-of-metier.ts";

/** A training, whoever gives it. `hours` are the durations it may last. */
export type Subject = TrainingContent & {
  readonly field: Field;
  readonly blocks: readonly BlockFact[];
  readonly hours: readonly [number, ...number[]];
  /** Entered at any time of the year, at one's own pace. */
  readonly isPermanent: boolean;
  readonly mayBeRemote: boolean;
};
