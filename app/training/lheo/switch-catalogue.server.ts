import type { PoolClient } from "pg";
import { LHEO_REFUSAL_MESSAGES, NO_VALID_SESSION_LEFT } from "#app/content/lheo-import-messages.ts";
import { currentCatalogueVersion } from "#app/platform/import/import-record-store.server.ts";
import type { ImportCounts, ImportOutcome, ImportReport, RecordCounts } from "../import-report.ts";
import { type DuplicateLoss, removeDuplicates } from "../import-store-duplicates.server.ts";
import { applyMerge, changedTrainings } from "../import-store-merge.server.ts";
import { type MergePlan, type PlannedCounts, planMerge } from "../import-store-plan.server.ts";
import { bumpVersion, lockCatalogue, saveRun, saveSource } from "../import-store-run.server.ts";
import { refreshSearchDocuments } from "../search-projection.server.ts";
import { type LheoImport, peakRssBytes } from "./lheo-import.server.ts";
import type { FeedReading } from "./read-feed.server.ts";
import type { Remark } from "./remarks.ts";
import { isSuspiciousShrink } from "./shrink-guard.ts";

interface Switch {
  readonly client: PoolClient;
  readonly run: LheoImport;
  readonly startedAt: string;
  readonly feed: FeedReading;
}

/** Moves the catalogue from the version readers see to the feed's, in one transaction, or finds that nothing must move. */
export async function switchCatalogue(change: Switch): Promise<ImportReport> {
  const { client, run, feed } = change;
  await client.query("BEGIN");
  await lockCatalogue(client);
  const duplicates = await removeDuplicates(client, run.source.id);
  feed.refusals.add(duplicates.losses.map(duplicateRemark));
  const plan = await planMerge(client, run.source.id);
  const version = await currentCatalogueVersion(client);
  const outcome = decideOutcome(plan, run.yes);
  if (outcome !== "switched") {
    // Rolled back before the run is written down: what was planned leaves no trace.
    await client.query("ROLLBACK");
    await client.query("BEGIN");
    await saveSource(client, run.source);
    const report = makeReport(change, plan, outcome, version);
    await saveRun(client, report);
    await client.query("COMMIT");
    return report;
  }
  await saveSource(client, run.source);
  await applyMerge(client, run.source.id, run.now());
  await refreshSearchDocuments(client, await changedTrainings(client));
  const next = version + 1;
  const report = makeReport(change, plan, outcome, next);
  await bumpVersion(client, await saveRun(client, report), next, report.finishedAt);
  await client.query("COMMIT");
  return report;
}

function decideOutcome(plan: MergePlan, yes: boolean): Exclude<ImportOutcome, "refused"> {
  const parts = [plan.organisations, plan.formations, plan.actions, plan.sessions];
  const isSame = parts.every(({ created, updated, withdrawn }) => created + updated + withdrawn === 0);
  if (isSame) return "unchanged";
  const isHeld = isSuspiciousShrink({ live: plan.liveSessions, withdrawn: plan.sessions.withdrawn });
  return isHeld && !yes ? "awaiting-confirmation" : "switched";
}

function makeReport(
  { run, startedAt, feed }: Switch,
  plan: MergePlan,
  outcome: ImportOutcome,
  catalogueVersion: number,
): ImportReport {
  return {
    kind: "lheo",
    source: run.source.id,
    startedAt,
    finishedAt: run.now().toISOString(),
    outcome,
    catalogueVersion,
    peakRssBytes: peakRssBytes(),
    counts: countAll(feed, plan),
    warnings: feed.warnings.listed(),
    refusals: feed.refusals.listed(),
    omitted: { warnings: feed.warnings.omitted(), refusals: feed.refusals.omitted() },
  };
}

function countAll({ read }: FeedReading, plan: MergePlan): ImportCounts {
  return {
    formations: counted(read.formations, plan.formations),
    actions: counted(read.actions, plan.actions),
    sessions: counted(read.sessions, plan.sessions),
    organisations: counted(plan.organisationsRead, plan.organisations),
  };
}

/** What was read and is neither created, updated nor unchanged was refused, by a rule of its own or with its parent. */
function counted(read: number, planned: PlannedCounts): RecordCounts {
  return { read, ...planned, refused: read - planned.created - planned.updated - planned.unchanged };
}

function duplicateRemark({ place, isEmptyParent }: DuplicateLoss): Remark {
  const rule = "duplicate-number";
  const message = isEmptyParent ? NO_VALID_SESSION_LEFT : LHEO_REFUSAL_MESSAGES[rule];
  return { ...place, rule, value: isEmptyParent ? "" : (place.number ?? ""), message };
}
