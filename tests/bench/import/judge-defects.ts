import { z } from "zod";
import type { CommandRun } from "#tests/support/import-command.ts";

/** One spoiled formation, as the generator notes it. */
export const defectsSchema = z.array(z.object({ index: z.number(), formation: z.string(), defect: z.string() }));
export type Defect = z.infer<typeof defectsSchema>[number];

/** Verdicts of contract.md that keep the record with a warning; every other defect refuses it. */
const KEPT = new Set(["unknown-rome", "coordinates-swapped", "markup-in-title"]);

/** The spoiled formations without their verdict, and the refusals or warnings nobody asked for. */
export interface DefectJudgement {
  readonly missed: readonly Defect[];
  readonly unasked: readonly string[];
}

/** Compares a report with what was spoiled. An unknown ROME code may also refuse, when no other domain code was left. */
export function judgeDefects(report: NonNullable<CommandRun["report"]>, defects: readonly Defect[]): DefectJudgement {
  const byIndex = new Map(defects.map((defect) => [defect.index, defect.defect]));
  const key = ({ index, rule }: { readonly index: number; readonly rule: string }): string => `${index} ${rule}`;
  const refused = new Set(report.refusals.map(key));
  const warned = new Set(report.warnings.map(key));
  const missed = defects.filter(({ index, defect }) => {
    const verdict = key({ index, rule: defect });
    return KEPT.has(defect)
      ? !warned.has(verdict) && !(defect === "unknown-rome" && refused.has(verdict))
      : !refused.has(verdict);
  });
  const unasked = report.refusals.filter(({ index, rule }) => byIndex.get(index) !== rule).map(key);
  return { missed, unasked };
}
