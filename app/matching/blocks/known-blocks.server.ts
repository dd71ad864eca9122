import { rememberAnswers } from "#app/platform/remembered-answers.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { arrangeBlocks, type BlockIndex } from "./block-index.ts";
import { teachingBlocks } from "./teaching-block-store.server.ts";

const A_MINUTE_MS = 60_000;

const remembered = rememberAnswers(async (reader: SqlReader) => arrangeBlocks(await teachingBlocks(reader)), {
  maxAgeMs: A_MINUTE_MS,
  most: 1,
});

/** The blocks and the skills they teach. Links change when a block is linked or reviewed: a minute later every process knows. */
export function knownBlocks(reader: SqlReader): Promise<BlockIndex> {
  return remembered(reader, "blocks");
}
