import { expect, test } from "vitest";
import { createCopyReader } from "./copy-rows.ts";

const header = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const trailer = Buffer.from([0xff, 0xff]);

function field(bytes: Buffer | null): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes?.length ?? -1);
  return Buffer.concat([length, bytes ?? Buffer.alloc(0)]);
}

function row(number: number, degrees: number | null, code: string | null): Buffer {
  const [integer, double] = [Buffer.alloc(4), Buffer.alloc(8)];
  integer.writeInt32BE(number);
  double.writeDoubleBE(degrees ?? 0);
  const fields = [integer, degrees === null ? null : double, code === null ? null : Buffer.from(code)];
  return Buffer.concat([Buffer.from([0, 3]), ...fields.map(field)]);
}

const sent = Buffer.concat([header, row(7, 50.25, "62"), row(-8, null, null), row(9, -1.5, ""), trailer]);

test.each([1, 2, 3, 7, 19, 20, 64, 1000])("rows are read whole from pieces of %i bytes", (size) => {
  const rows: unknown[] = [];
  const read = createCopyReader(3, (line) =>
    rows.push([line.integer(0), line.isNull(1) ? null : line.double(1), line.isNull(2) ? null : line.text(2)]),
  );
  for (let at = 0; at < sent.length; at += size) read(sent.subarray(at, at + size));
  expect(rows).toEqual([
    [7, 50.25, "62"],
    [-8, null, null],
    [9, -1.5, ""],
  ]);
});
