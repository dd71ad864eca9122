import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { feed, formation } from "#tests/fixtures/lheo/feed.ts";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { runImport } from "#tests/support/import-command.ts";
import { openScratchPortal } from "#tests/support/scratch-portal.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { HOSTILE_SHAPES, type HostileShape } from "./shapes.ts";

/**
 * Bounds of issue A1.8. Time is that of the whole command, its start included; on a machine so busy that a harmless feed of one
 * formation takes longer than the bound, the hostile file may take half as long again as the harmless one.
 */
const MAX_MS = 2000;
const BUSY_FACTOR = 1.5;
const MAX_RSS_BYTES = 200 * 1024 * 1024;
const QUICK_EVERY = 5;

/** `verify hostile-files`: each shape through the real command, with its verdict, its time and its memory. */
export async function verify({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  const portal = await openScratchPortal();
  const folder = await mkdtemp(path.join(tmpdir(), "hub-hostile-"));
  try {
    await portal.prepareAsOwner(loadSmallReferences);
    const url = await portal.clone("hostile");
    const shapes = quick ? HOSTILE_SHAPES.filter((_, rank) => rank % QUICK_EVERY === 0) : HOSTILE_SHAPES;
    const harmlessMs = await timeHarmless(path.join(folder, "feed.xml"), url);
    const maxMs = Math.max(MAX_MS, harmlessMs * BUSY_FACTOR);
    for (const shape of shapes) print(await check(shape, { file: path.join(folder, "feed.xml"), url, maxMs }));
  } finally {
    await rm(folder, { recursive: true, force: true });
    await portal.release();
  }
}

async function timeHarmless(file: string, url: string): Promise<number> {
  await writeFile(file, feed([formation({ number: "62_1" })]));
  await runImport(file, url);
  return (await runImport(file, url)).durationMs;
}

interface CheckSetting {
  readonly file: string;
  readonly url: string;
  readonly maxMs: number;
}

async function check({ name, rule, bytes }: HostileShape, { file, url, maxMs }: CheckSetting): Promise<VerifyLine> {
  await pipeline(Readable.from(buffers(bytes()), { objectMode: true }), createWriteStream(file));
  const { size } = await stat(file);
  const { exitCode, durationMs, report } = await runImport(file, url);
  const found = report?.refusals[0]?.rule ?? null;
  const isRight = rule === null ? exitCode === 0 : exitCode === 1 && report?.outcome === "refused" && found === rule;
  const rss = report?.peakRssBytes ?? Number.POSITIVE_INFINITY;
  const faults = [
    ...(isRight ? [] : [`attendu ${rule ?? "accepté"}, obtenu ${found ?? "aucun refus"} (code ${exitCode})`]),
    ...(rule === null || durationMs <= maxMs ? [] : [`plus de ${Math.round(maxMs)} ms`]),
    ...(rss <= MAX_RSS_BYTES ? [] : ["plus de 200 Mo"]),
  ];
  const figures = `${rule ?? "lu sans dommage"}, fichier de ${size} octets, ${Math.round(rss / 1024 / 1024)} Mo`;
  return {
    check: `hostile-files: ${name}`,
    runs: 1,
    violations: faults.length,
    detail: [figures, ...faults].join(" ; "),
    seed: 0,
    durationMs: Math.round(durationMs),
    ok: faults.length === 0,
  };
}

function* buffers(pieces: Iterable<string | Uint8Array>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
}
