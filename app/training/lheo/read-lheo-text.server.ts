import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { LheoFileRefusal } from "./lheo-file-refusal.ts";

/** The parser measures its bounds between two pieces: small pieces keep what it may hold small. */
const PIECE_BYTES = 16 * 1024;

/**
 * Decodes a feed, plain or gzip, into pieces of text of 64 KB at most, reading no faster than they are consumed. Throws
 * LheoFileRefusal: `encoding` for bytes that are not UTF-8, `truncated` or `not-xml` for a damaged archive.
 */
export async function* readLheoText(input: Readable): AsyncGenerator<string> {
  const pieces = piecesOf(input);
  const first = await firstPiece(pieces);
  if (first.length === 0) return;
  const isGzip = first[0] === 0x1f && first[1] === 0x8b;
  if (isGzip) yield* decode(gunzip(withFirst(first, pieces)));
  else {
    refuseOtherFormats(first);
    yield* decode(withFirst(first, pieces));
  }
}

async function* piecesOf(input: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of input) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) yield bytes.subarray(from, from + PIECE_BYTES);
  }
}

/** A pipe may deliver one byte at a time: two are needed to know a gzip. */
async function firstPiece(pieces: AsyncGenerator<Buffer>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < 4) {
    const next = await pieces.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  return first;
}

async function* withFirst(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

function refuseOtherFormats(first: Buffer): void {
  const isUtf16 = first.length >= 2 && (first.readUInt16BE(0) === 0xfeff || first.readUInt16BE(0) === 0xfffe);
  const isWideWithoutMark = first.length >= 4 && first.subarray(0, 4).filter((byte) => byte === 0).length >= 2;
  if (isUtf16 || isWideWithoutMark) throw new LheoFileRefusal("encoding", 1, "UTF-16 ou UTF-32");
  if (first.subarray(0, 2).toString("latin1") === "PK") {
    throw new LheoFileRefusal("not-xml", 1, "archive zip : donnez le fichier XML qu’elle contient");
  }
}

async function* gunzip(compressed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const inflating = createGunzip({ chunkSize: PIECE_BYTES });
  const source = Readable.from(compressed, { objectMode: true, highWaterMark: 1 });
  pipeline(source, inflating, () => undefined);
  try {
    for await (const chunk of inflating) yield chunk;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "Z_BUF_ERROR") throw new LheoFileRefusal("truncated", 0, "archive gzip incomplète");
    if (code.startsWith("Z_")) throw new LheoFileRefusal("not-xml", 0, "archive gzip abîmée");
    throw error;
  } finally {
    source.destroy();
    inflating.destroy();
  }
}

async function* decode(bytes: AsyncGenerator<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for await (const piece of bytes) {
    const text = decodePiece(decoder, piece, line);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line += 1;
    yield text;
  }
  try {
    decoder.decode();
  } catch {
    throw new LheoFileRefusal("truncated", line, "le dernier caractère est incomplet");
  }
}

function decodePiece(decoder: TextDecoder, piece: Buffer, line: number): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    throw new LheoFileRefusal("encoding", line, "octets qui ne sont pas de l’UTF-8");
  }
}
