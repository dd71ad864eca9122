import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { now, todayIso } from "#app/platform/clock.server.ts";
import { type Database, database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { importRome } from "#app/skills/import-rome.server.ts";
import { importTerritories } from "#app/territories/import-territories.server.ts";
import { importLheo } from "#app/training/lheo/import-lheo.server.ts";
import { recordPurchaseFrames } from "#app/training/record-purchase-frames.server.ts";
import { refreshJobVocabulary } from "#search/postgres/vocabulary.server.ts";
import type { PlannedTraining } from "./catalogue/catalogue-types.ts";
import { planCatalogue } from "./catalogue/plan-catalogue.ts";
import { planPurchaseFrames } from "./catalogue/plan-purchase-frames.ts";
import { readFacts, writeFactFiles } from "./facts.ts";
import { countRegion, hasRealSource, type RegionCounts } from "./region-store.server.ts";
import { writeLheo } from "./write-lheo.ts";

/** `today` as `YYYY-MM-DD`: sessions start after it. Same day and seed: same region. */
export interface DemonstrationOptions {
  readonly today?: string;
  readonly seed?: number;
}

export type DemonstrationRefusal = { readonly kind: "real-data-present" };

const DEFAULT_SEED = 1;
const SOURCE_ID = "demonstration";

/**
 * Loads the demonstration region through the imports that real data goes through: published facts as the files their producers
 * write, then the made-up catalogue as LHÉO 2.3. A second call with the same day and seed changes nothing. Refused once real data
 * was imported: facts are only a selection, and would withdraw the rest.
 */
export async function loadDemonstrationRegion(
  db: Database = database(),
  { today = todayIso(), seed = DEFAULT_SEED }: DemonstrationOptions = {},
): Promise<Result<RegionCounts, DemonstrationRefusal>> {
  if (await hasRealSource(db)) return refused({ kind: "real-data-present" });
  await loadFacts(db);
  const trainings = planCatalogue(readFacts(), today, seed);
  await loadCatalogue(db, trainings);
  const frames = planPurchaseFrames(trainings, seed);
  const recorded = await recordPurchaseFrames({ sourceId: SOURCE_ID, frames, db });
  if (!recorded.ok) throw new Error(`The demonstration's purchase frames are wrong: ${recorded.refusal.kind}`);
  return ok(await countRegion(db));
}

async function loadFacts(db: Database): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "hub-facts-"));
  const source = (name: string, label: string) => ({
    id: `${SOURCE_ID}-${name}`,
    label: `Démonstration : extrait ${label}`,
    isFictional: true,
  });
  try {
    writeFactFiles(directory);
    const territories = source("territories", "des territoires");
    const rome = source("rome", "du ROME 4.0");
    const run = { db, now };
    expectLoaded(await importTerritories({ ...run, directory: join(directory, "territoires"), source: territories }));
    expectLoaded(
      await importRome({
        ...run,
        directory: join(directory, "rome-v460"),
        source: rome,
        afterChange: refreshJobVocabulary,
      }),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function loadCatalogue(db: Database, trainings: readonly PlannedTraining[]): Promise<void> {
  const report = await importLheo({
    input: Readable.from(writeLheo(trainings)),
    source: { id: SOURCE_ID, label: "Région de démonstration", isFictional: true },
    db,
    yes: true,
    now,
  });
  expectLoaded(report);
}

interface LoadReport {
  readonly kind: string;
  readonly outcome: string;
  readonly refusals: readonly { readonly rule: string; readonly message: string }[];
}

/** The region is ours: a record that its own import refuses is a bug, never a fact of life. */
function expectLoaded({ kind, outcome, refusals }: LoadReport): void {
  const [first] = refusals;
  if ((outcome === "switched" || outcome === "unchanged") && first === undefined) return;
  throw new Error(`The demonstration's ${kind} import ended ${outcome}: ${first?.rule} ${first?.message}`);
}
