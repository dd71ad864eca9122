import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { importCertifications } from "#app/blocks/import-certifications.server.ts";
import { linkKnownBlocks } from "#app/blocks/links/link-blocks.server.ts";
import type { ReferenceRun } from "#app/imports/run-reference-import.server.ts";
import { atInstant, now, startOfDay, todayIso } from "#app/platform/clock.server.ts";
import { type Database, database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { importHiring } from "#app/skills/hiring/import-hiring.server.ts";
import { importRome } from "#app/skills/import-rome.server.ts";
import { importTerritories } from "#app/territories/import-territories.server.ts";
import { importLheo } from "#app/training/import/import-lheo.server.ts";
import { recordPurchaseFrames } from "#app/training/record-purchase-frames.server.ts";
import { refreshJobVocabulary } from "#search/postgres/vocabulary.server.ts";
import { rebuildCertificationDocuments, rebuildSearchDocuments } from "#search/postgres/write-documents.server.ts";
import { loadDemonstrationAccess } from "./access/load-access.ts";
import type { PlannedTraining } from "./catalogue/catalogue-types.ts";
import { planCatalogue } from "./catalogue/plan-catalogue.ts";
import { planPurchaseFrames } from "./catalogue/plan-purchase-frames.ts";
import { readFacts, writeFactFiles } from "./facts.ts";
import { DAYS_TOLD, withOwnSessions } from "./life/life-sessions.ts";
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
const REGISTER_FOLDERS = ["rncp-2021", "rncp-titres-2026", "certif-info", "formacode", "nsf-niveaux"];
const HIRING_FOLDERS = ["bmo", "rome-correspondances", "tension-demande"];

type FactRun = Pick<ReferenceRun, "db" | "now" | "source">;

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
  const trainings = withOwnSessions(planCatalogue(readFacts(), today, seed), today);
  await loadCatalogue(db, trainings);
  const linked = await linkKnownBlocks(db, undefined);
  if (!linked.ok) throw new Error(`The demonstration's blocks are not linked: ${linked.refusal.kind}`);
  const frames = planPurchaseFrames(trainings, seed);
  const recorded = await recordPurchaseFrames({ sourceId: SOURCE_ID, frames, db });
  if (!recorded.ok) throw new Error(`The demonstration's purchase frames are wrong: ${recorded.refusal.kind}`);
  // Whoever positions has had the right to, since before the first of the stories.
  await atInstant(startOfDay(today, -DAYS_TOLD), () => loadDemonstrationAccess(db));
  return ok(await countRegion(db));
}

/** Territories, jobs, statistics, then certifications: each as the folders its producers publish, written for the time of the import. */
async function loadFacts(db: Database): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "hub-facts-"));
  const folder = (name: string): string => join(directory, name);
  try {
    writeFactFiles(directory);
    const territories = { ...factRun(db, "territories", "des territoires"), afterChange: rebuildSearchDocuments };
    expectLoaded(await importTerritories({ ...territories, directory: folder("territoires") }));
    const rome = { ...factRun(db, "rome", "du ROME 4.0"), afterChange: refreshJobVocabulary };
    expectLoaded(await importRome({ ...rome, directory: folder("rome-v460") }));
    const hiring = factRun(db, "bmo", "des embauches prévues et de la tension");
    expectLoaded(await importHiring({ ...hiring, directories: HIRING_FOLDERS.map(folder) }));
    const certifications = {
      ...factRun(db, "certifications", "du RNCP, de CertifInfo et de Formacode"),
      afterChange: rebuildCertificationDocuments,
    };
    expectLoaded(await importCertifications({ ...certifications, directories: REGISTER_FOLDERS.map(folder) }));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What the imports of facts share: each under a source of its own, marked as the demonstration's. */
function factRun(db: Database, name: string, from: string): FactRun {
  const label = `Démonstration : extrait ${from}`;
  return { db, now, source: { id: `${SOURCE_ID}-${name}`, label, isFictional: true } };
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
