import type { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type { PoolClient } from "pg";
import { createRemarkList, type RemarkList } from "#app/imports/remark-list.ts";
import { createLheoParser } from "../lheo/lheo-parser.ts";
import type { ImportReferences } from "../lheo/lheo-records.ts";
import { readFormation } from "../lheo/read-formation.ts";
import { readLheoText } from "../lheo/read-lheo-text.server.ts";
import { openStaging } from "./staging-store.server.ts";

/** What was read and judged; the kept records went through staging. */
export interface FeedReading {
  readonly read: { readonly formations: number; readonly actions: number; readonly sessions: number };
  readonly refusals: RemarkList;
  readonly warnings: RemarkList;
}

/** What reading a feed needs: `mergeBatch` is called for each batch of kept records, once it is in staging. */
export interface FeedToRead {
  readonly client: PoolClient;
  readonly input: Readable;
  readonly references: ImportReferences;
  readonly mergeBatch: () => Promise<void>;
  readonly batchCharacters?: number | undefined;
}

/** Reads a feed to its end, one formation in memory at a time, and has it merged batch by batch. Throws LheoFileRefusal. */
export async function readFeed(feed: FeedToRead): Promise<FeedReading> {
  const { client, input, references, mergeBatch, batchCharacters } = feed;
  const staging = await openStaging(client, mergeBatch, batchCharacters);
  const refusals = createRemarkList();
  const warnings = createRemarkList();
  const read = { formations: 0, actions: 0, sessions: 0 };
  const parser = createLheoParser((element, index) => {
    const reading = readFormation(element, index, references);
    read.formations += 1;
    read.actions += reading.read.actions;
    read.sessions += reading.read.sessions;
    refusals.add(reading.refusals);
    warnings.add(reading.warnings);
    if (reading.formation === null) staging.addRefused(reading.read.siret);
    else staging.add(reading.formation, index);
  });
  try {
    for await (const text of readLheoText(input)) {
      parser.write(text);
      await setImmediate();
      await staging.sendIfFull();
    }
    parser.close();
    await staging.finish();
  } finally {
    await staging.settle();
  }
  return { read, refusals, warnings };
}
