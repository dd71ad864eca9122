import type { BlockFact } from "../facts.ts";
import type { Field } from "./field-of-metier.ts";

/** What a training teaches, whoever gives it. Levels on the scale 1 to 8; `hours` are the durations it may last. */
export type Subject = {
  readonly field: Field;
  readonly title: string;
  readonly objective: string;
  readonly expectedResults: string;
  readonly content: string;
  readonly isCertifying: boolean;
  readonly romes: readonly string[];
  readonly nsfs: readonly string[];
  readonly formacode: string | undefined;
  readonly rncp: string | undefined;
  readonly rs: string | undefined;
  readonly certifInfo: string | undefined;
  readonly levelIn: number;
  readonly levelOut: number | undefined;
  readonly generalObjective: number;
  readonly blocks: readonly BlockFact[];
  readonly hours: readonly [number, ...number[]];
  /** Entered at any time of the year, at one's own pace. */
  readonly isPermanent: boolean;
  readonly mayBeRemote: boolean;
};
