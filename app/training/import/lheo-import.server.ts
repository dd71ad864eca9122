import type { Readable } from "node:stream";
import type { ImportSource } from "#app/imports/import-report.ts";
import type { Database } from "#app/platform/database.server.ts";

/** What an import needs. `yes` accepts a feed that withdraws many sessions. */
export interface LheoImport {
  readonly input: Readable;
  readonly source: Pick<ImportSource, "id" | "label"> & Partial<Pick<ImportSource, "isFictional">>;
  readonly db: Pick<Database, "pool">;
  readonly yes: boolean;
  readonly now: () => Date;
  /** How much is merged at a time; less than the default only to see that the edge of a batch does not show. */
  readonly batchCharacters?: number;
}
