import { refusalsFile } from "#app/content/import-history.ts";

/** A file of refusals, to be saved, never shown: its cells were written by others. */
export function csvFile(body: ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${refusalsFile.name}"`,
    },
  });
}
