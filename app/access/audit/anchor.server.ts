import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { inTransactionAs } from "../acting.server.ts";
import { selectChainEnd } from "./audit-chain-store.server.ts";
import type { AuditAnchor } from "./chain-faults.ts";

const anchorLine = z.object({
  number: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  sealedAt: z.coerce.date(),
  events: z.int().nonnegative(),
});

/** `DATA_DIR/audit-anchors.jsonl`: to be copied to where whoever holds the database cannot write. */
export function anchorsFile(): string {
  return path.join(env().DATA_DIR, "audit-anchors.jsonl");
}

/**
 * Adds the end of the chain to a file, one JSON line, and answers it; null when nothing is sealed yet. The end that the file already
 * ends with is not written twice.
 */
export async function exportAnchor(database: Database, file: string = anchorsFile()): Promise<AuditAnchor | null> {
  const end = await inTransactionAs(database, { task: "seal" }, selectChainEnd);
  if (end === null) return null;
  const last = (await readAnchors(file)).at(-1);
  if (last?.number === end.number && last.hash === end.hash) return last;
  const { number, hash, sealedAt, events } = end;
  await mkdir(path.dirname(file), { recursive: true });
  await appendFile(file, `${JSON.stringify({ number, hash, sealedAt, events })}\n`);
  return { number, hash, sealedAt, events };
}

/** The anchors of a file, in the order they were exported; none when there is no file. Throws on a line that is not an anchor. */
export async function readAnchors(file: string = anchorsFile()): Promise<readonly AuditAnchor[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return "";
    throw error;
  });
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => anchorLine.parse(JSON.parse(line)));
}
