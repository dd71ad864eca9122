import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { runImport } from "#tests/support/import-command.ts";
import { openScratchPortal, type ScratchPortal } from "#tests/support/scratch-portal.ts";
import { SHARED_DATA } from "#tests/support/shared-data.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { digestCatalogue } from "./catalogue-digest.ts";
import { commandFaults, type Ended, runBuilt } from "./cut-command.ts";
import { writeKillFeeds } from "./import-kills.ts";
import { type ImportWatch, waitFor, watchImport } from "./import-watch.ts";

/** A command whose connection is cut while it waits to write a table. */
interface Cut {
  readonly command: "import" | "search";
  readonly args: readonly string[];
  readonly table: string;
}

interface Bench {
  readonly portal: ScratchPortal;
  readonly folder: string;
}

const FORMATIONS = 300;
const reportSchema = z.object({
  outcome: z.literal("refused"),
  refusals: z.tuple([z.object({ rule: z.literal("database-lost"), message: z.string() })]),
});

/** Cuts the database under imports and commands: one French sentence, the report written, exit 1, the catalogue untouched. */
export async function verifyImportCuts({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  const startedAt = performance.now();
  const portal = await openScratchPortal();
  const folder = await mkdtemp(path.join(tmpdir(), "hub-cuts-"));
  try {
    await portal.prepareAsOwner(loadSmallReferences);
    const feeds = await writeKillFeeds(folder, FORMATIONS);
    await runImport(feeds.now, portal.templateUrl);
    const cuts = cutsOf(feeds.next);
    const played = quick ? cuts.slice(0, 3) : cuts;
    const faults: string[] = [];
    for (const cut of played) faults.push(...(await cutOnce({ portal, folder }, cut)));
    faults.push(...(await findUnreachableFaults(folder, feeds.next)));
    print({
      check: "faults: connection of an import or a command cut",
      runs: played.length + 1,
      violations: faults.length,
      detail: faults.slice(0, 5).join(" ; "),
      seed: 0,
      durationMs: Math.round(performance.now() - startedAt),
      ok: faults.length === 0,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await portal.release();
  }
}

function cutsOf(feed: string): readonly Cut[] {
  const lheo = { command: "import", args: ["lheo", feed, "--source", "carif"] } as const;
  return [
    { ...lheo, table: "search.session" },
    { command: "search", args: ["rebuild"], table: "search.training" },
    { command: "import", args: ["territories", path.join(SHARED_DATA, "territoires")], table: "commune" },
    { ...lheo, table: "training" },
    { ...lheo, table: "training_session" },
    { ...lheo, table: "catalogue_version" },
    { command: "import", args: ["rome", path.join(SHARED_DATA, "rome-v460")], table: "rome_metier" },
    { command: "import", args: ["certifications"], table: "certification" },
    { command: "import", args: ["certifications"], table: "skill_block" },
  ];
}

async function cutOnce({ portal, folder }: Bench, cut: Cut): Promise<readonly string[]> {
  const url = await portal.clone("cut");
  const watch = await watchImport(url);
  try {
    const before = await digestCatalogue(url);
    await watch.hold(cut.table);
    const run = await runCutCommand({ folder, url, cut, watch });
    const after = await digestCatalogue(url);
    const isSame = after.digest === before.digest && after.version === before.version;
    const name = `${cut.command} ${cut.args[0]} (${cut.table})`;
    return [...run, ...(isSame ? [] : ["the catalogue changed"])].map((fault) => `${name}: ${fault}`);
  } finally {
    await watch.end();
    await portal.drop("cut");
  }
}

interface CutRun {
  readonly folder: string;
  readonly url: string;
  readonly cut: Cut;
  readonly watch: ImportWatch;
}

async function runCutCommand({ folder, url, cut, watch }: CutRun): Promise<readonly string[]> {
  const report = cut.command === "import" ? path.join(folder, "report.json") : undefined;
  const ended = runCut(cut, url, report);
  if ((await waitFor(() => watch.isWaiting())) === undefined) return [`nothing wrote ${cut.table}`];
  await watch.cut(cut.command === "import" ? "hub-import" : "hub");
  await watch.letGo();
  return faultsOf(await ended, report);
}

function runCut({ command, args }: Cut, url: string, report: string | undefined): Promise<Ended> {
  return runBuilt([command, ...args, ...(report === undefined ? [] : ["--report", report])], { DATABASE_URL: url });
}

async function faultsOf(ended: Ended, report: string | undefined): Promise<readonly string[]> {
  const isTold = report === undefined || (await isReported(report));
  return [...commandFaults(ended), ...(isTold ? [] : ["no report of a refusal"])];
}

async function isReported(file: string): Promise<boolean> {
  const text = await readFile(file, "utf8").catch(() => "null");
  await rm(file, { force: true });
  return reportSchema.safeParse(JSON.parse(text)).success;
}

/** A server that is not there at all: the sentence names the setting. */
async function findUnreachableFaults(folder: string, feed: string): Promise<readonly string[]> {
  const report = path.join(folder, "report.json");
  const lheo: Cut = { command: "import", args: ["lheo", feed, "--source", "carif"], table: "" };
  const { exitCode, said } = await runCut(lheo, "postgresql://hub_app@127.0.0.1:9/hub", report);
  const isWell = exitCode === 1 && /^La base de données de DATABASE_URL ne répond pas.*\n$/.test(said);
  return isWell && (await isReported(report)) ? [] : [`unreachable: exit ${exitCode}, said ${said.slice(0, 300)}`];
}
