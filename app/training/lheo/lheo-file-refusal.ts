import type { LHEO_FILE_MESSAGES } from "#app/content/lheo-import-messages.ts";

/** The rules that refuse a file whole (contract.md § Import report). */
export type LheoFileRule = keyof typeof LHEO_FILE_MESSAGES;

/**
 * The file is refused whole. Thrown from inside the parser's callbacks, the only way out of them; the use case turns it into a
 * report.
 */
export class LheoFileRefusal extends Error {
  override readonly name = "LheoFileRefusal";
  readonly rule: LheoFileRule;
  readonly line: number;
  /** What was met, for the report; cut to 200 characters there. */
  readonly value: string;

  constructor(rule: LheoFileRule, line: number, value: string) {
    super(`${rule} at line ${line}`);
    this.rule = rule;
    this.line = line;
    this.value = value;
  }
}
