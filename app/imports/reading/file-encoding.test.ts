import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodedChunks, detectEncoding } from "./file-encoding.server.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hub-encoding-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(bytes: Uint8Array): Promise<readonly [string, string]> {
  const file = path.join(folder, "file.csv");
  await writeFile(file, bytes);
  const encoding = await detectEncoding(file);
  let text = "";
  for await (const chunk of decodedChunks(file, encoding)) text += chunk;
  return [encoding, text];
}

test("a file in UTF-8 is read as such, its byte order mark left out", async () => {
  expect(await read(Buffer.from("\uFEFFManœuvre bâtiment"))).toEqual(["utf-8", "Manœuvre bâtiment"]);
});

test("a letter cut by the end of a chunk does not make a file another encoding", async () => {
  const long = `a${"é".repeat(70_000)}`;
  expect(await read(Buffer.from(long))).toEqual(["utf-8", long]);
});

test("a file cut in the middle of a letter is not UTF-8", async () => {
  expect((await read(Buffer.from("é").subarray(0, 1)))[0]).toBe("iso-8859-15");
});

test("œ of windows-1252 and œ of ISO 8859-15 are both read as œ", async () => {
  expect(await read(Buffer.from("Man\u009cuvre b\u00e2timent", "latin1"))).toEqual([
    "windows-1252",
    "Manœuvre bâtiment",
  ]);
  expect(await read(Buffer.from("Man\u00bduvre b\u00e2timent", "latin1"))).toEqual([
    "iso-8859-15",
    "Manœuvre bâtiment",
  ]);
});
