import { hash } from "node:crypto";
import { copyField } from "#app/imports/staging/copy-rows.ts";
import type { BlockRecord } from "../lheo/lheo-records.ts";
import type { ImportColumn } from "./columns.server.ts";

/** The fields of a row in the text format of COPY, joined by tabs, without the end of line. */
export function copyFields<Row>(columns: readonly ImportColumn<Row>[], row: Row): string {
  let fields = "";
  for (const { of } of columns) fields += `\t${copyField(of(row))}`;
  return fields.slice(1);
}

/**
 * The digest that tells an unchanged record from an updated one: of its COPY fields, lists included, white space evened out, so
 * that a feed indented otherwise is the same feed. `owner` is the number of the record it hangs under.
 */
export function contentHash(owner: string, fields: string): string {
  // Only texts of several lines can differ by their white space alone: the readers even the others out.
  const even = fields.includes("\\n") ? fields.replaceAll(/(?:\\n| )+/g, " ") : fields;
  return hash("md5", `${owner}\n${even}`);
}

/** The digest of a list of blocks, as migration 20261122150000_block_list reckons it. */
export function blockListDigest(blocks: readonly BlockRecord[]): string {
  return hash(
    "md5",
    blocks.map(({ code, label, certificationCode }) => `${code}\t${label}\t${certificationCode ?? ""}`).join("\n"),
  );
}
