import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { dayOfInstant } from "#app/content/dates.ts";
import { importRunPage } from "#app/content/import-history.ts";
import { sharedRefusalsPage as words } from "#app/content/operation.ts";
import { site } from "#app/content/site.ts";
import { readRefusalPage } from "#app/imports/history/read-refusals.server.ts";
import { pageOf } from "#app/imports/history/refusal.ts";
import { RefusalList } from "#app/routes/operator/shared/refusal-list.tsx";
import { refusalsOfRunsView } from "#app/routes/operator/shared/refusal-view.ts";
import { openSharedLink } from "#app/routes/operator/shared/shared-link.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

export const meta: MetaFunction = () => [
  { title: `${words.title}${site.titleSuffix}` },
  { name: "robots", content: "noindex, nofollow" },
];

async function load(args: LoaderFunctionArgs) {
  const { link, database } = await openSharedLink(args);
  const { name, siret, sharedBy, expiresAt, choice } = link;
  const page = pageOf(new URL(args.request.url).searchParams);
  const found = await readRefusalPage(database, { filter: choice, page });
  const address = `/refus/${args.params["token"] ?? ""}`;
  const organisation = name ?? words.nameless(siret);
  return {
    lede: words.lede(organisation, sharedBy, dayOfInstant(expiresAt)),
    shown: refusalsOfRunsView(found, (next) => `${address}?page=${next}`),
    file: `${address}/refus.csv`,
  };
}

export const loader = openToEverybody(load);

export default function SharedRefusals(): ReactElement {
  const { lede, shown, file } = useLoaderData<typeof load>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{lede}</p>
      <p>{shown.total === 0 ? words.none : words.explain}</p>
      <p className="hint">{words.keep}</p>
      {shown.total === 0 ? null : (
        <>
          <h2>{importRunPage.refusals(shown.total)}</h2>
          <p>
            <a className="button quiet" href={file} download>
              {importRunPage.download}
            </a>
          </p>
        </>
      )}
      <RefusalList shown={shown} />
    </div>
  );
}
