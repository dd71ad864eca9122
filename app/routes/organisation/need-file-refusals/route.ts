import { needFilePage as words } from "#app/content/need-files.ts";
import { importFieldWords } from "#app/needs/import/import-words.ts";
import { readBadRows } from "#app/needs/import/read-need-import.server.ts";
import { csvText } from "#app/platform/csv-text.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";

/** The bad rows of a file, as they were sent, with their line and what to mend: mended in a spreadsheet, the file is sent again. */
export const loader = guardedLoader("need.contribute", async ({ actor, database, params }) => {
  const read = await readBadRows(database, memberOf(actor), params["id"] ?? "");
  if (!read.ok) throw nothingHere();
  const { file, bad } = read.value;
  const rows = bad.map(({ line, cells, faults }) => [
    ...cells,
    String(line),
    faults.map(({ field, message }) => `${importFieldWords[field]} : ${message}`).join(" "),
  ]);
  return new Response(csvText([[...file.headers, ...words.refusalsHead], ...rows], true), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${words.refusalsName}"`,
    },
  });
});
