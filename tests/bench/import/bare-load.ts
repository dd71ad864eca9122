import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { SaxesParser } from "saxes";

/**
 * The naive side: the XML parser alone, aware of namespaces as LHÉO needs (« plain » : not even that), without a handler, then COPY of the
 * very rows our import stages into tables without key, index or constraint. Nothing is checked, mapped, compared or made searchable.
 *
 *   node --import tsx tests/bench/import/bare-load.ts FILE ROWS_FOLDER namespaces|plain   (DATABASE_URL)
 */
const [file = "", rowsFolder = "", mode = "namespaces"] = process.argv.slice(2);

const parser = new SaxesParser({ xmlns: mode === "namespaces" });
for await (const piece of createReadStream(file, { encoding: "utf8", highWaterMark: 64 * 1024 }))
  parser.write(String(piece));
parser.close();

const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
await client.connect();
for (const name of await readdir(rowsFolder)) {
  await pipeline(createReadStream(path.join(rowsFolder, name)), client.query(copyFrom(`COPY ${name} FROM STDIN`)));
}
await client.end();
