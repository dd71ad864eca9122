import type { PoolClient } from "pg";
import { LHEO_REFUSAL_MESSAGES, NO_VALID_SESSION_LEFT } from "#app/content/lheo-import-messages.ts";
import { lockCatalogue } from "#app/imports/import-record-store.server.ts";
import type { RecordCounts, Remark } from "#app/imports/import-report.ts";
import { createRemarkList } from "#app/imports/remark-list.ts";
import type { Merged } from "#app/imports/run-import.server.ts";
import { isSuspiciousShrink } from "#app/imports/shrink-guard.ts";
import { type DuplicateLoss, removeDuplicates } from "./duplicates-store.server.ts";
import type { CatalogueCounts } from "./import-report.ts";
import type { LheoImport } from "./lheo-import.server.ts";
import { applyBatch } from "./merge-store.server.ts";
import {
  type BatchCounts,
  type ClosingPlan,
  countLiveSessions,
  createPlanTables,
  planBatch,
  planClosing,
} from "./plan-store.server.ts";
import { type FeedReading, readFeed } from "./read-feed.server.ts";
import { loadReferences } from "./references-store.server.ts";
import { nameSource } from "./run-statements.server.ts";

type MergedCatalogue = Merged<CatalogueCounts, Remark>;

/** How the feed stands against the catalogue once all of it was merged. */
interface MergedFeed extends FeedReading {
  readonly merged: BatchCounts;
  readonly closing: ClosingPlan;
  readonly outcome: MergedCatalogue["outcome"];
}

/** Thrown when no ROME code is known: every code of a feed would be refused. */
export class NoRomeReference extends Error {
  override readonly name = "NoRomeReference";
}

/**
 * Reads a feed and merges it batch by batch, in the transaction of the switch, which is open meanwhile: the server merges a batch while
 * the next one is parsed. Throws LheoFileRefusal and NoRomeReference.
 */
export async function mergeCatalogue(client: PoolClient, run: LheoImport): Promise<MergedCatalogue> {
  await nameSource(client, run.source.id);
  await lockCatalogue(client);
  const feed = await mergeFeed(client, run);
  return {
    outcome: feed.outcome,
    counts: countAll(feed),
    warnings: feed.warnings.listed(),
    refusals: feed.refusals.listed(),
    omitted: { warnings: feed.warnings.omitted(), refusals: feed.refusals.omitted() },
  };
}

async function mergeFeed(client: PoolClient, run: LheoImport): Promise<MergedFeed> {
  const references = await loadReferences(client);
  if (references.romes.size === 0) throw new NoRomeReference();
  const live = await countLiveSessions(client, run.source.id);
  const duplicates = createRemarkList();
  let merged = NOTHING_MERGED;
  await createPlanTables(client);
  const feed = await readFeed({
    client,
    input: run.input,
    references,
    batchCharacters: run.batchCharacters,
    mergeBatch: async () => {
      duplicates.add((await removeDuplicates(client)).map(duplicateRemark));
      const counts = await planBatch(client);
      await applyBatch(client, counts);
      merged = sumOf(merged, counts);
    },
  });
  feed.refusals.add(duplicates.listed());
  const closing = await planClosing(client);
  return { ...feed, merged, closing, outcome: decideOutcome({ merged, closing, live, yes: run.yes }) };
}

interface Standing {
  readonly merged: BatchCounts;
  readonly closing: ClosingPlan;
  readonly live: number;
  readonly yes: boolean;
}

function decideOutcome({ merged, closing, live, yes }: Standing): MergedFeed["outcome"] {
  const { organisations, withdrawn } = closing;
  const moves = [merged.formations, merged.actions, merged.sessions, organisations].map(
    (part) => part.created + part.updated,
  );
  const isSame = [...moves, ...Object.values(withdrawn)].every((count) => count === 0);
  if (isSame) return "unchanged";
  return isSuspiciousShrink({ live, withdrawn: withdrawn.sessions }) && !yes ? "awaiting-confirmation" : "switched";
}

function countAll({ read, merged, closing }: MergedFeed): CatalogueCounts {
  const { withdrawn, organisations, organisationsRead } = closing;
  return {
    formations: counted(read.formations, { ...merged.formations, withdrawn: withdrawn.formations }),
    actions: counted(read.actions, { ...merged.actions, withdrawn: withdrawn.actions }),
    sessions: counted(read.sessions, { ...merged.sessions, withdrawn: withdrawn.sessions }),
    organisations: counted(organisationsRead, organisations),
  };
}

/** What was read and is neither created, updated nor unchanged was refused, by a rule of its own or with its parent. */
function counted(read: number, done: Omit<RecordCounts, "read" | "refused">): RecordCounts {
  return { read, ...done, refused: read - done.created - done.updated - done.unchanged };
}

const NONE = { created: 0, updated: 0, unchanged: 0 } as const;
const NOTHING_MERGED: BatchCounts = { formations: NONE, actions: NONE, sessions: NONE };

function sumOf(one: BatchCounts, other: BatchCounts): BatchCounts {
  const add = (kind: keyof BatchCounts): BatchCounts[keyof BatchCounts] => ({
    created: one[kind].created + other[kind].created,
    updated: one[kind].updated + other[kind].updated,
    unchanged: one[kind].unchanged + other[kind].unchanged,
  });
  return { formations: add("formations"), actions: add("actions"), sessions: add("sessions") };
}

function duplicateRemark({ place, isEmptyParent }: DuplicateLoss): Remark {
  const rule = "duplicate-number";
  const message = isEmptyParent ? NO_VALID_SESSION_LEFT : LHEO_REFUSAL_MESSAGES[rule];
  return { ...place, rule, value: isEmptyParent ? "" : (place.number ?? ""), message };
}
