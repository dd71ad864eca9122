import type { PoolClient } from "pg";
import { LHEO_REFUSAL_MESSAGES, NO_VALID_SESSION_LEFT } from "#app/content/lheo-import-messages.ts";
import { currentCatalogueVersion } from "#app/platform/import/import-record-store.server.ts";
import type { ImportOutcome, RecordCounts } from "#app/platform/import/import-report.ts";
import { transact } from "#app/platform/transaction.server.ts";
import { refreshSearchDocuments } from "#search/postgres/write-documents.server.ts";
import { type DuplicateLoss, removeDuplicates } from "../import/duplicates-store.server.ts";
import type { ImportCounts, ImportReport } from "../import/import-report.ts";
import { applyBatch, applyClosing, changedTrainings } from "../import/merge-store.server.ts";
import {
  type BatchCounts,
  type ClosingPlan,
  countLiveSessions,
  createPlanTables,
  planBatch,
  planClosing,
} from "../import/plan-store.server.ts";
import { createRemarkList } from "../import/remark-list.ts";
import { bumpVersion, lockCatalogue, saveRun, saveSource } from "../import/run-store.server.ts";
import { type LheoImport, peakRssBytes } from "./lheo-import.server.ts";
import type { ImportReferences } from "./lheo-records.ts";
import { type FeedReading, readFeed } from "./read-feed.server.ts";
import type { Remark } from "./remarks.ts";
import { isSuspiciousShrink } from "./shrink-guard.ts";

interface Switch {
  readonly client: PoolClient;
  readonly run: LheoImport;
  readonly startedAt: string;
  readonly references: ImportReferences;
}

/** How the feed stands against the catalogue once all of it was merged. */
interface MergedFeed extends FeedReading {
  readonly merged: BatchCounts;
  readonly closing: ClosingPlan;
  readonly outcome: Exclude<ImportOutcome, "refused">;
}

/**
 * Moves the catalogue from the version readers see to the feed's, in one transaction that is open while the feed is read: the server
 * merges a batch while the next one is parsed. Rolled back when nothing moves, when the feed must be confirmed, or when the file is
 * refused (LheoFileRefusal).
 */
export async function switchCatalogue(change: Switch): Promise<ImportReport> {
  const { client, run } = change;
  const report = await transact(client, () => switchOrPlan(change), isSwitched);
  if (isSwitched(report)) return report;
  await transact(client, async () => {
    await saveSource(client, run.source);
    await saveRun(client, report);
  });
  return report;
}

function isSwitched({ outcome }: ImportReport): boolean {
  return outcome === "switched";
}

/** Writes everything when the feed moves the catalogue; otherwise says why it does not, and what it wrote is to be rolled back. */
async function switchOrPlan(change: Switch): Promise<ImportReport> {
  const { client, run } = change;
  await lockCatalogue(client);
  await saveSource(client, run.source);
  const version = await currentCatalogueVersion(client);
  const feed = await mergeFeed(change);
  if (feed.outcome !== "switched") return makeReport(change, feed, version);
  await applyClosing(client, run.now());
  await refreshSearchDocuments(client, await changedTrainings(client));
  const report = makeReport(change, feed, version + 1);
  await bumpVersion(client, await saveRun(client, report), version + 1, report.finishedAt);
  return report;
}

async function mergeFeed({ client, run, references }: Switch): Promise<MergedFeed> {
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

function makeReport({ run, startedAt }: Switch, feed: MergedFeed, catalogueVersion: number): ImportReport {
  return {
    kind: "lheo",
    source: run.source.id,
    startedAt,
    finishedAt: run.now().toISOString(),
    outcome: feed.outcome,
    catalogueVersion,
    peakRssBytes: peakRssBytes(),
    counts: countAll(feed),
    warnings: feed.warnings.listed(),
    refusals: feed.refusals.listed(),
    omitted: { warnings: feed.warnings.omitted(), refusals: feed.refusals.omitted() },
  };
}

function countAll({ read, merged, closing }: MergedFeed): ImportCounts {
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
