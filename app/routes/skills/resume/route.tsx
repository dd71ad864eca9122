import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { resumePage as words } from "#app/content/skill-journey.ts";
import { readDraft } from "#app/people/skill-draft/skill-draft.server.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { nextPageOf } from "#app/web/skill-draft.server.ts";
import { draftTokenSchema, setDraft } from "#app/web/skill-draft-cookie.server.ts";
import { skillPage } from "#app/web/skill-pages.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

/** Opening the link changes nothing: only the button puts the draft in this browser, in the place of another. */
export const loader = guardedLoader("skill-draft.keep", async ({ params, database }) => {
  const draft = await readDraft(database, tokenOf(params["token"]));
  return data({ isThere: draft !== null }, draft === null ? 404 : 200);
});

export const action = guardedAction("skill-draft.keep", async ({ params, database, actor }) => {
  const token = tokenOf(params["token"]);
  const draft = await readDraft(database, token);
  if (draft === null || token === null) return data({}, 404);
  const to = actor.kind === "person" ? "/mon-compte/competences/reponses" : skillPage({}, nextPageOf(draft.content));
  throw redirect(to, { status: 303, headers: { "Set-Cookie": await setDraft(token) } });
});

function tokenOf(given: string | undefined): string | null {
  return draftTokenSchema.nullable().catch(null).parse(given);
}

export default function Resume(): ReactElement {
  const { isThere } = useLoaderData<typeof loader>();
  return (
    <div className="prose journey">
      <h1 tabIndex={-1}>{words.title}</h1>
      {isThere ? (
        <>
          <p>{words.text}</p>
          <ButtonForm button="button big">{words.submit}</ButtonForm>
        </>
      ) : (
        <p>
          {words.gone} <Link to="/mes-competences">{words.again}</Link>
        </p>
      )}
    </div>
  );
}
