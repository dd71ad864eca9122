import { z } from "zod";
import { knowsImport } from "#app/imports/history/read-imports.server.ts";
import { refusalFilterOf } from "#app/imports/history/refusal.ts";
import { refusalsCsv } from "#app/imports/history/refusals-csv.server.ts";
import { csvFile } from "#app/routes/operator/shared/csv-file.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";

export const loader = guardedLoader("import.read", async ({ database, request, params }) => {
  const id = z.uuid().safeParse(params["id"]);
  if (!id.success || !(await knowsImport(database, id.data))) throw nothingHere();
  const filter = refusalFilterOf(new URL(request.url).searchParams);
  return csvFile(refusalsCsv(database, { ...filter, importIds: [id.data] }));
});
