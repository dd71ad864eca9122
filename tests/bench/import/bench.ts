import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "#app/platform/database.server.ts";
import { type BenchLine, type BenchOptions, type BenchSide, rounded, summarise } from "#tests/bench/bench-line.ts";
import { type CommandRun, exitOf, runImport } from "#tests/support/import-command.ts";
import {
  currentCommit,
  loadPublishedReferences,
  openScratchPortal,
  type ScratchPortal,
} from "#tests/support/scratch-portal.ts";
import { catalogueFile, SEED } from "./catalogue-files.ts";
import { defectsSchema, judgeDefects } from "./judge-defects.ts";
import { createBareTables, writeStagedRows } from "./staged-rows.ts";

const MEGABYTE = 1024 * 1024;
const GOALS = { ratio: 4, residentMegabytes: 400, residentGrowth: 1.2 } as const;
const SIZES = {
  full: { formations: 20_000, larger: 80_000, defects: 240, rounds: 3 },
  quick: { formations: 1500, larger: 0, defects: 240, rounds: 1 },
} as const;

interface Workshop {
  readonly portal: ScratchPortal;
  readonly folder: string;
  readonly print: (line: BenchLine) => void;
  readonly base: Omit<BenchLine, "case" | "scale" | "unit" | "a" | "b" | "ratio" | "goal" | "ok" | "n">;
}

/**
 * `bench import`: a first load against the bare parse + COPY of the same rows, alternately; a second run of the same feed; the
 * most memory resident; every defect judged.
 */
export async function bench({ quick }: BenchOptions, print: (line: BenchLine) => void): Promise<void> {
  const size = quick ? SIZES.quick : SIZES.full;
  const portal = await openScratchPortal();
  const folder = await mkdtemp(path.join(tmpdir(), "hub-bench-"));
  const engine = { engine: "postgres", engineVersion: portal.postgresVersion };
  const base = { suite: "import", seed: SEED, ...engine, commit: currentCommit() };
  try {
    await portal.prepare(loadPublishedReferences);
    const workshop = { portal, folder, print, base };
    const residentBytes = await compareLoads(workshop, size.formations, size.rounds);
    if (size.larger > 0) await compareResident(workshop, residentBytes, size);
    await judge(workshop, size.formations, size.defects);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await portal.release();
  }
}

/** Answers the most memory our side held. */
async function compareLoads(workshop: Workshop, formations: number, rounds: number): Promise<number> {
  const { portal, folder } = workshop;
  const file = catalogueFile(formations);
  const rowsFolder = path.join(folder, "rows");
  await portal.prepare((database) => writeStagedRows(database, file, rowsFolder));
  const ours: number[] = [];
  const second: number[] = [];
  const bare: number[] = [];
  const plain: number[] = [];
  let residentBytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await timeBareLoad(portal, [file, rowsFolder, "namespaces"]));
    plain.push(await timeBareLoad(portal, [file, rowsFolder, "plain"]));
    const url = await portal.clone("ours");
    const first = expectOutcome(await runImport(file, url), "switched");
    ours.push(first.durationMs / 1000);
    residentBytes = Math.max(residentBytes, first.report?.peakRssBytes ?? 0);
    if (round === 0) second.push(expectOutcome(await runImport(file, url), "unchanged").durationMs / 1000);
    await portal.drop("ours");
  }
  const a = summarise("import", ours);
  const b = summarise("bare parse + COPY", bare);
  printLine(workshop, { case: "first load", formations, unit: "s", a, b, goal: GOALS.ratio, n: rounds });
  const plainSide = summarise("parse without namespaces + COPY", plain);
  printLine(workshop, {
    case: "first load, parser without namespaces",
    formations,
    unit: "s",
    a,
    b: plainSide,
    goal: null,
    n: rounds,
  });
  const again = summarise("import", second);
  printLine(workshop, { case: "second run, unchanged", formations, unit: "s", a: again, b, goal: null, n: 1 });
  const resident = megabytes("import", residentBytes);
  printLine(workshop, {
    case: "resident memory",
    formations,
    unit: "MB",
    a: resident,
    b: null,
    goal: GOALS.residentMegabytes,
    n: rounds,
  });
  return residentBytes;
}

async function compareResident(
  workshop: Workshop,
  smallerBytes: number,
  { formations, larger }: { readonly formations: number; readonly larger: number },
): Promise<void> {
  const url = await workshop.portal.clone("larger");
  const { report } = expectOutcome(await runImport(catalogueFile(larger), url), "switched");
  await workshop.portal.drop("larger");
  const a = megabytes(`${larger} formations`, report?.peakRssBytes ?? 0);
  const b = megabytes(`${formations} formations`, smallerBytes);
  printLine(workshop, {
    case: "resident memory, larger file",
    formations: larger,
    unit: "MB",
    a,
    b,
    goal: GOALS.residentGrowth,
    n: 1,
  });
}

async function judge(workshop: Workshop, formations: number, defects: number): Promise<void> {
  const file = catalogueFile(formations, defects);
  const spoiled = defectsSchema.parse(JSON.parse(await readFile(`${file}.defects.json`, "utf8")));
  const url = await workshop.portal.clone("spoiled");
  const { report } = expectOutcome(await runImport(file, url), "switched");
  await workshop.portal.drop("spoiled");
  if (report === null) throw new Error("the import left no report");
  const { missed, unasked } = judgeDefects(report, spoiled);
  for (const { index, defect } of missed) process.stderr.write(`missed: formation ${index}, ${defect}\n`);
  for (const line of unasked) process.stderr.write(`not asked: ${line}\n`);
  const wrong = missed.length + unasked.length;
  const a = { name: `wrong verdicts of ${spoiled.length} defects`, median: wrong, p95: wrong };
  printLine(workshop, { case: "verdicts", formations, unit: "verdicts", a, b: null, goal: 0, n: spoiled.length });
}

async function timeBareLoad(portal: ScratchPortal, parameters: readonly string[]): Promise<number> {
  const url = await portal.clone("bare");
  const owner = openDatabase(url.replace("hub_app", "hub_owner"));
  await createBareTables(owner);
  await owner.pool.query("GRANT ALL ON ALL TABLES IN SCHEMA public TO hub_app");
  await owner.close();
  const startedAt = performance.now();
  const args = ["--import", "tsx", path.join(import.meta.dirname, "bare-load.ts"), ...parameters];
  const env = { ...process.env, DATABASE_URL: url };
  const exitCode = await exitOf(spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] }));
  if (exitCode !== 0) throw new Error(`the naive side ended with ${exitCode}`);
  const seconds = (performance.now() - startedAt) / 1000;
  await portal.drop("bare");
  return seconds;
}

function expectOutcome(run: CommandRun, outcome: string): CommandRun {
  if (run.report?.outcome === outcome) return run;
  throw new Error(`expected « ${outcome} », got ${run.report?.outcome ?? "no report"}:\n${run.output}`);
}

function megabytes(name: string, bytes: number): BenchSide {
  return summarise(name, [bytes / MEGABYTE]);
}

interface Figure {
  readonly case: string;
  readonly formations: number;
  readonly unit: string;
  readonly a: BenchSide;
  readonly b: BenchSide | null;
  readonly goal: number | null;
  readonly n: number;
}

function printLine({ print, base }: Workshop, { formations, ...figure }: Figure): void {
  const ratio = figure.b === null ? null : rounded(figure.a.median / figure.b.median);
  const ok = figure.goal === null || (ratio ?? figure.a.median) <= figure.goal;
  print({ ...base, ...figure, scale: `${formations} formations`, ratio, ok });
}
