import type { Readable } from "node:stream";
import type { PoolClient } from "pg";
import { openStaging } from "../import-store-staging.server.ts";
import { createRemarkList, type RemarkList } from "../remark-list.ts";
import { createLheoParser } from "./lheo-parser.ts";
import type { ImportReferences } from "./lheo-records.ts";
import { readFormation } from "./read-formation.ts";
import { readLheoText } from "./read-lheo-text.server.ts";

/** What was read and judged; the kept records stand in staging. */
export interface FeedReading {
  readonly read: { readonly formations: number; readonly actions: number; readonly sessions: number };
  readonly refusals: RemarkList;
  readonly warnings: RemarkList;
}

/** Reads a feed to its end, one formation in memory at a time, into staging. Throws LheoFileRefusal. */
export async function readFeed(
  client: PoolClient,
  input: Readable,
  references: ImportReferences,
): Promise<FeedReading> {
  const staging = await openStaging(client);
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
  for await (const text of readLheoText(input)) {
    parser.write(text);
    await staging.sendIfFull();
  }
  parser.close();
  await staging.finish();
  return { read, refusals, warnings };
}
