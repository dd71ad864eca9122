import type { Readable } from "node:stream";
import type { Database } from "#app/platform/database.server.ts";
import type { ImportSource } from "../import/run-store.server.ts";

/** What an import needs. `yes` accepts a feed that withdraws many sessions. */
export interface LheoImport {
  readonly input: Readable;
  readonly source: ImportSource;
  readonly db: Pick<Database, "pool">;
  readonly yes: boolean;
  readonly now: () => Date;
  /** How much is merged at a time; less than the default only to see that the edge of a batch does not show. */
  readonly batchCharacters?: number;
}

/** The most memory this process ever held; the kernel counts it in kilobytes. */
export function peakRssBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}
