import { type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { journey, startPage as words } from "#app/content/skill-journey.ts";
import { Notice } from "#app/ui/notice.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";
import { draftOf, isBegun, nextPageOf } from "#app/web/skill-draft.server.ts";
import { skillPage } from "#app/web/skill-pages.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { KeptNotice } from "../shared/kept-notice.tsx";

export const meta: MetaFunction = () => [
  { title: `${words.title}${site.titleSuffix}` },
  { name: "description", content: words.description },
];

export const loader = guardedLoader("skill-draft.keep", async (guarded) => {
  // Whoever has an account keeps them there, and begins there.
  if (guarded.actor.kind === "person") throw redirect("/mon-compte/competences", 303);
  const draft = await draftOf(guarded);
  return { next: isBegun(draft) ? skillPage(guarded.params, nextPageOf(draft)) : null };
});

export default function Start(): ReactElement {
  const { next } = useLoaderData<typeof loader>();
  return (
    <div className="prose journey">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lede">{words.lede}</p>
      {next === null ? null : (
        <Notice>
          {words.begun} <Link to={next}>{journey.resume}</Link>
        </Notice>
      )}
      <ol className="steps">
        {words.steps.map(({ title, text }) => (
          <li key={title}>
            <strong>{title}</strong>
            <br />
            {text}
          </li>
        ))}
      </ol>
      {next === null ? (
        <p>
          <Link className="button big" to="/mes-competences/metiers">
            {words.begin}
          </Link>
        </p>
      ) : null}
      <p className="hint">{words.privacy}</p>
      {next === null ? null : <KeptNotice />}
    </div>
  );
}
