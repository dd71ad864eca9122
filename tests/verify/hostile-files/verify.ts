import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { runImport } from "#tests/support/import-command.ts";
import { openScratchPortal } from "#tests/support/scratch-portal.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { HOSTILE_SHAPES, type HostileShape } from "./shapes.ts";

/** Bounds of issue A1.8, on the whole command: a process, its start, the reading, the report. */
const MAX_MS = 2000;
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
    for (const shape of shapes) print(await check(shape, path.join(folder, "feed.xml"), url));
  } finally {
    await rm(folder, { recursive: true, force: true });
    await portal.release();
  }
}

async function check({ name, rule, bytes }: HostileShape, file: string, url: string): Promise<VerifyLine> {
  await pipeline(Readable.from(buffers(bytes()), { objectMode: true }), createWriteStream(file));
  const { size } = await stat(file);
  const { exitCode, durationMs, report } = await runImport(file, url);
  const found = report?.refusals[0]?.rule ?? null;
  const isRight = rule === null ? exitCode === 0 : exitCode === 1 && report?.outcome === "refused" && found === rule;
  const rss = report?.peakRssBytes ?? Number.POSITIVE_INFINITY;
  const faults = [
    ...(isRight ? [] : [`attendu ${rule ?? "accepté"}, obtenu ${found ?? "aucun refus"} (code ${exitCode})`]),
    ...(durationMs <= MAX_MS ? [] : [`plus de ${MAX_MS} ms`]),
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
