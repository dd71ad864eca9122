import type { LoaderFunctionArgs } from "@remix-run/node";
import { refusalsCsv } from "#app/training/import-history/refusals-csv.server.ts";
import { openToEverybody } from "../access/guard.server.ts";
import { csvFile } from "../operation/csv-file.ts";
import { openSharedLink } from "../operation/shared-link.server.ts";

async function load(args: LoaderFunctionArgs): Promise<Response> {
  const { link, database } = await openSharedLink(args);
  return csvFile(refusalsCsv(database, link.choice));
}

export const loader = openToEverybody(load);
