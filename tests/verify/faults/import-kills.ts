import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { action, feed, formation, session } from "#tests/fixtures/lheo/feed.ts";
import { exitOf, runImport, spawnImport } from "#tests/support/import-command.ts";
import { type CatalogueDigest, digestCatalogue } from "./catalogue-digest.ts";
import { type ImportWatch, waitFor, watchImport } from "./import-watch.ts";

/**
 * Where to kill: at a share of the whole run, at a share of the time the switching transaction is open, or where the import wants to
 * write a table that somebody holds, which does not depend on the machine's pace.
 */
export type KillPoint =
  | { readonly phase: "run" | "transaction"; readonly share: number }
  | { readonly phase: "writing"; readonly table: string };

/** How one kill went. */
export interface KillOutcome {
  readonly point: KillPoint;
  /** What readers saw once the dead import was gone: the version before, or (killed after its COMMIT) the one after. */
  readonly seen: "before" | "after" | "mixture";
  readonly nextRunSucceeds: boolean;
}

/** What a series of kills works with. `clone` gives a fresh copy of the portal at version n. */
export interface KillBench {
  readonly clone: () => Promise<string>;
  readonly drop: (url: string) => Promise<void>;
  /** The feed of version n + 1. */
  readonly nextFeed: string;
}

interface Reference {
  readonly before: CatalogueDigest;
  readonly after: CatalogueDigest;
  readonly runMs: number;
  readonly transactionMs: number;
}

/** Writes the feeds of versions n and n + 1: records kept, changed, added and gone. */
export async function writeKillFeeds(folder: string, formations: number): Promise<{ now: string; next: string }> {
  const make = (title: string, from: number): string =>
    feed(
      Array.from({ length: formations }, (_, at) => {
        const number = `32_${from + at}`;
        const sessions = [0, 1, 2].map((rank) => session({ number: `SE_${number}_${rank}` }));
        const actions = [action({ number: `AC_${number}`, sessions })];
        return formation({ number, actions, ...((from + at) % 2 === 0 ? { title } : {}) });
      }),
    );
  const files = { now: path.join(folder, "now.xml"), next: path.join(folder, "next.xml") };
  await writeFile(files.now, make("Plaquiste", 0));
  await writeFile(files.next, make("Plaquiste confirmé", Math.floor(formations / 10)));
  return files;
}

/** Kills the import (SIGKILL) at each point, on a fresh copy each time; what readers see, and whether the next run succeeds. */
export async function killImports(bench: KillBench, points: readonly KillPoint[]): Promise<readonly KillOutcome[]> {
  const reference = await measure(bench);
  const outcomes: KillOutcome[] = [];
  for (const point of points) outcomes.push(await killOnce(bench, reference, point));
  return outcomes;
}

async function measure({ clone, drop, nextFeed }: KillBench): Promise<Reference> {
  const url = await clone();
  const before = await digestCatalogue(url);
  const startedAt = performance.now();
  const child = spawnImport(nextFeed, url);
  const ended = exitOf(child);
  const watch = await watchImport(url);
  const openAt = await waitFor(() => watch.isInTransaction());
  const exitCode = await ended;
  const endedAt = performance.now();
  await watch.end();
  if (exitCode !== 0 || openAt === undefined) throw new Error(`the measured import ended with ${exitCode}`);
  const after = await digestCatalogue(url);
  await drop(url);
  return { before, after, runMs: endedAt - startedAt, transactionMs: endedAt - openAt };
}

async function killOnce(bench: KillBench, reference: Reference, point: KillPoint): Promise<KillOutcome> {
  const url = await bench.clone();
  const watch = await watchImport(url);
  try {
    if (point.phase === "writing") await watch.hold(point.table);
    const child = spawnImport(bench.nextFeed, url);
    const ended = exitOf(child);
    await reach(point, reference, watch);
    child.kill("SIGKILL");
    await ended;
    await watch.letGo();
    await waitFor(() => watch.isGone());
    const seen = compare(await digestCatalogue(url), reference);
    const { exitCode } = await runImport(bench.nextFeed, url);
    const { digest } = await digestCatalogue(url);
    return { point, seen, nextRunSucceeds: exitCode === 0 && digest === reference.after.digest };
  } finally {
    await watch.end();
    await bench.drop(url);
  }
}

async function reach(point: KillPoint, reference: Reference, watch: ImportWatch): Promise<void> {
  switch (point.phase) {
    case "run":
      return sleep(point.share * reference.runMs);
    case "transaction":
      await waitFor(() => watch.isInTransaction());
      return sleep(point.share * reference.transactionMs);
    case "writing":
      if ((await waitFor(() => watch.isWaiting())) === undefined) throw new Error(`nothing wrote ${point.table}`);
  }
}

function compare(found: CatalogueDigest, { before, after }: Reference): KillOutcome["seen"] {
  const isLike = (known: CatalogueDigest): boolean => found.digest === known.digest && found.version === known.version;
  if (isLike(before)) return "before";
  return isLike(after) ? "after" : "mixture";
}
