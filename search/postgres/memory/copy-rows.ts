const HEADER_BYTES = 19;
const END_OF_ROWS = -1;

/** One row of a binary COPY: where its fields stand in the bytes. Numbers are big-endian; a field may be null. */
export interface CopyRow {
  isNull(field: number): boolean;
  /** A smallint, an integer or a date (days since 2000-01-01). */
  integer(field: number): number;
  double(field: number): number;
  /** Of ASCII characters: codes. */
  text(field: number): string;
  /** As they came: good until the next row. */
  bytes(field: number): Buffer;
}

/**
 * Reads what `COPY … TO STDOUT (FORMAT binary)` sends, cut anywhere. `onRow` gets the same object each time, about the row it is on.
 * Format: https://www.postgresql.org/docs/current/sql-copy.html, « Binary Format ».
 */
export function createCopyReader(fields: number, onRow: (row: CopyRow) => void): (chunk: Buffer) => void {
  const starts = new Int32Array(fields);
  const lengths = new Int32Array(fields);
  let bytes: Buffer = Buffer.alloc(0);
  let hasHeader = false;
  let isOver = false;
  const at = (field: number): number => starts[field] ?? 0;
  const size = (field: number): number => lengths[field] ?? 0;
  const row: CopyRow = {
    isNull: (field) => size(field) < 0,
    integer: (field) => bytes.readIntBE(at(field), size(field)),
    double: (field) => bytes.readDoubleBE(at(field)),
    text: (field) => bytes.toString("latin1", at(field), at(field) + size(field)),
    bytes: (field) => bytes.subarray(at(field), at(field) + size(field)),
  };

  /** Where the row that begins there ends; null when its end has not come. */
  function findRow(start: number): number | null {
    let position = start + 2;
    for (let field = 0; field < fields; field += 1) {
      if (position + 4 > bytes.length) return null;
      const length = bytes.readInt32BE(position);
      starts[field] = position + 4;
      lengths[field] = length;
      position += 4 + Math.max(0, length);
      if (position > bytes.length) return null;
    }
    return position;
  }

  return (chunk) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    if (!hasHeader && bytes.length < HEADER_BYTES) return;
    let position = hasHeader ? 0 : HEADER_BYTES;
    hasHeader = true;
    while (!isOver && position + 2 <= bytes.length) {
      isOver = bytes.readInt16BE(position) === END_OF_ROWS;
      const end = isOver ? null : findRow(position);
      if (end === null) break;
      onRow(row);
      position = end;
    }
    bytes = bytes.subarray(position);
  };
}
