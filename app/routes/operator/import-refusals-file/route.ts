import { z } from "zod";
import { csvFile } from "#app/routes/operator/shared/csv-file.ts";
import { knowsImport } from "#app/training/import-history/read-imports.server.ts";
import { refusalFilterOf } from "#app/training/import-history/refusal.ts";
import { refusalsCsv } from "#app/training/import-history/refusals-csv.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";

export const loader = guardedLoader("import.read", async ({ database, request, params }) => {
  const id = z.uuid().safeParse(params["id"]);
  if (!id.success || !(await knowsImport(database, id.data))) throw nothingHere();
  const filter = refusalFilterOf(new URL(request.url).searchParams);
  return csvFile(refusalsCsv(database, { ...filter, importIds: [id.data] }));
});
