import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { downloadPage as words } from "#app/content/followed.ts";
import { site } from "#app/content/site.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";
import { askedSchema, queryOf } from "../people/asked.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("portfolio.export", async ({ request }) => {
  const asked = askedSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  return { query: queryOf({ ...asked, page: 1 }) };
});

export default function PeopleDownload(): ReactElement {
  const { query } = useLoaderData<typeof loader>();
  const asked = query === "" ? "" : `?${query}`;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede(query !== "")}</p>
      <p>{words.care}</p>
      <p>{words.code}</p>
      {/* Sent by the browser itself: what comes back is a file, and no page. */}
      <ButtonForm action={`/personnes/telecharger/fichier${asked}`} reloadDocument>
        {words.download}
      </ButtonForm>
      <p>
        <Link to={`/personnes${query === "" ? "?tout=1" : asked}`}>{words.back}</Link>
      </p>
    </div>
  );
}
