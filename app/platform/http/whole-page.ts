import { Writable } from "node:stream";

/**
 * Collects a page that React streams. React 18 fills views of 2048 bytes, and sends a view whole when the next letter has more bytes
 * than are left (facebook/react#24985): the zeros at its end are no part of the page, and a browser would show them in a field's value.
 */
export function wholePage(finish: (page: Uint8Array<ArrayBuffer>) => void): Writable {
  const chunks: Buffer[] = [];
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(withoutZerosAtEnd(chunk));
      done();
    },
    final(done) {
      finish(Buffer.concat(chunks));
      done();
    },
  });
}

function withoutZerosAtEnd(chunk: Buffer): Buffer {
  let end = chunk.length;
  while (end > 0 && chunk[end - 1] === 0) end -= 1;
  return chunk.subarray(0, end);
}
