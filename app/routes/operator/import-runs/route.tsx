import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { importRunsPage as words } from "#app/content/import-history.ts";
import { site } from "#app/content/site.ts";
import { readImports } from "#app/imports/history/read-imports.server.ts";
import { pageOf } from "#app/imports/history/refusal.ts";
import { OperationNav } from "#app/routes/operator/shared/operation-nav.tsx";
import { RunNotice } from "#app/routes/operator/shared/run-notice.tsx";
import { runView, type ShownRun } from "#app/routes/operator/shared/run-view.ts";
import { operationSections } from "#app/routes/operator/shared/sections.ts";
import { pageNavigation } from "#app/ui/page-navigation.ts";
import { type Row, Rows } from "#app/ui/rows.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("import.read", async ({ actor, database, request }) => {
  const found = await readImports(database, pageOf(new URL(request.url).searchParams));
  return {
    sections: operationSections(actor),
    runs: found.runs.map(runView),
    pages: pageNavigation(found, (page) => `/exploitation/imports?page=${page}`),
  };
});

export default function ImportRuns(): ReactElement {
  const { sections, runs, pages } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <OperationNav sections={sections} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{runs.length === 0 ? words.none : words.lede}</p>
      <Rows rows={runs.map(rowOf)} pages={pages} />
    </div>
  );
}

function rowOf(run: ShownRun): Row {
  return {
    key: run.id,
    title: (
      <>
        <h2>
          <Link to={`/exploitation/imports/${run.id}`}>
            {run.source}, {run.when}
          </Link>
        </h2>
        <p>
          <span className="first-capital">{run.kind}</span> : <strong>{run.outcome}</strong>
        </p>
      </>
    ),
    lines: [run.counts],
    hints: [run.facts],
    below: <RunNotice run={run} />,
  };
}
