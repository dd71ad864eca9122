import { createReadStream } from "node:fs";

export type FileEncoding = "utf-8" | "windows-1252" | "iso-8859-15";

/**
 * The encoding of a published file, judged on its bytes and not on its name: the ROME export holds a file in ISO 8859-15 whose name
 * ends in `_utf8`. Bytes that are not valid UTF-8 are windows-1252 if some lie between 0x80 and 0x9F, which ISO 8859-15 leaves to
 * control codes. The two differ besides by « œ », « Œ » and « € » against « ½ », « ¼ » and « ¤ »: French data holds the former.
 */
export async function detectEncoding(path: string): Promise<FileEncoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isUtf8 = true;
  let hasWindowsBytes = false;
  for await (const chunk of createReadStream(path)) {
    const bytes = bytesOf(chunk);
    isUtf8 = isUtf8 && decodes(decoder, bytes);
    hasWindowsBytes ||= bytes.some((byte) => byte >= 0x80 && byte <= 0x9f);
  }
  if (isUtf8 && decodes(decoder)) return "utf-8";
  return hasWindowsBytes ? "windows-1252" : "iso-8859-15";
}

/** Does the next piece of the stream, or its end when there is none, keep it valid? */
function decodes(decoder: TextDecoder, bytes?: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
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
