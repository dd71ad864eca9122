import type { LoaderFunctionArgs } from "@remix-run/node";
import { refusalsCsv } from "#app/imports/history/refusals-csv.server.ts";
import { csvFile } from "#app/routes/operator/shared/csv-file.ts";
import { openSharedLink } from "#app/routes/operator/shared/shared-link.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

async function load(args: LoaderFunctionArgs): Promise<Response> {
  const { link, database } = await openSharedLink(args);
  return csvFile(refusalsCsv(database, link.choice));
}

export const loader = openToEverybody(load);
