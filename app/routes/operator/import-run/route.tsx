import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { can } from "#app/access/can.ts";
import { importRunPage as words } from "#app/content/import-history.ts";
import { site } from "#app/content/site.ts";
import { readImport } from "#app/imports/history/read-imports.server.ts";
import { pageOf, refusalFilterOf } from "#app/imports/history/refusal.ts";
import { operationSections } from "#app/routes/operator/shared/sections.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { importRunView } from "./import-run-view.ts";
import { ImportRunView } from "./view.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? "" : words.title(data.run.source, data.run.when)}${site.titleSuffix}` },
];

export const loader = guardedLoader("import.read", async ({ actor, database, request, params }) => {
  const id = z.uuid().safeParse(params["id"]);
  if (!id.success) throw nothingHere();
  const { searchParams } = new URL(request.url);
  const filter = refusalFilterOf(searchParams);
  const found = await readImport(database, { id: id.data, filter, page: pageOf(searchParams) });
  if (!found.ok) throw nothingHere();
  return {
    ...importRunView(found.value, filter),
    sections: operationSections(actor),
    mayShare: can(actor, "refusal-link.manage"),
  };
});

export default function ImportRun(): ReactElement {
  return <ImportRunView view={useLoaderData<typeof loader>()} />;
}
