import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { instantInWords } from "#app/content/dates.ts";
import { site } from "#app/content/site.ts";
import { statusPage as words } from "#app/content/status.ts";
import { readCatalogueStatus } from "#app/training/status/read-catalogue-status.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";
import { usualEngine } from "#search/choose-engine.server.ts";

export const meta: MetaFunction = () => [
  { title: `${words.title}${site.titleSuffix}` },
  { name: "description", content: words.description },
  { tagName: "link", rel: "canonical", href: "/etat" },
];

async function load() {
  const status = await readCatalogueStatus();
  return {
    search: words.searchStates[usualEngine().isTrusted ? "usual" : "degraded"],
    version: status.version === null ? null : words.versionNumber(status.version),
    updated: status.updatedAt === null ? null : instantInWords(status.updatedAt),
    sources: status.sources.map(({ label, isInvented }) => (isInvented ? `${label} (${words.fictional})` : label)),
  };
}

export const loader = openToEverybody(load);

export default function Status(): ReactElement {
  const status = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      {status.version === null ? (
        <p>{words.empty}</p>
      ) : (
        <dl className="pairs">
          <div>
            <dt>{words.version}</dt>
            <dd>{status.version}</dd>
          </div>
          <div>
            <dt>{words.updated}</dt>
            <dd>{status.updated}</dd>
          </div>
          <div>
            <dt>{words.search}</dt>
            <dd>{status.search}</dd>
          </div>
        </dl>
      )}
      <h2>{words.sources}</h2>
      <ul>
        {status.sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </div>
  );
}
