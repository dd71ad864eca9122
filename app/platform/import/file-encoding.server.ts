import { createReadStream } from "node:fs";

export type FileEncoding = "utf-8" | "windows-1252";

/**
 * The encoding of a published file, judged on its bytes and not on its name: the ROME export holds a windows-1252 file whose
 * name ends in `_utf8`. Bytes that are not valid UTF-8 are read as windows-1252, where every byte has a meaning.
 */
export async function detectEncoding(path: string): Promise<FileEncoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(bytesOf(chunk), { stream: true });
    decoder.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw error;
  }
}

/** The text of a file in pieces, without its byte order mark. */
export async function* decodedChunks(path: string, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) {
    const text = decoder.decode(bytesOf(chunk), { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new Error("A file without encoding gives bytes");
}
