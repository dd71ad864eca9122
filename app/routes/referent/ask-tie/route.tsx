import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { askTiePage as words } from "#app/content/ties.ts";
import { openPersonFile } from "#app/people/file/open-person-file.server.ts";
import { askTie } from "#app/people/tie/ask-tie.server.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("person.ask-tie", async ({ actor, database, params }) => {
  const opened = await openPersonFile(database, memberOf(actor), params["id"] ?? "");
  if (!opened.ok) throw nothingHere();
  return { id: opened.value.id };
});

export const action = guardedAction("person.ask-tie", async ({ actor, database, params }) => {
  const asked = askTie.input.safeParse({ personFileId: params["id"] });
  if (!asked.success) throw nothingHere();
  const answer = await askTie(database, memberOf(actor), asked.data);
  if (answer.ok)
    throw redirectSaved<typeof words.saved>(`/personnes/${asked.data.personFileId}/reunir`, "demande-envoyee");
  const { kind } = answer.refusal;
  if (kind === "unknown-person" || kind === "not-allowed") throw nothingHere();
  return data({ refused: words.refused[kind] }, 409);
});

export default function AskTie(): ReactElement {
  const { id } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      {refused === undefined ? null : <Notice tone="attention">{refused}</Notice>}
      <p>{words.lede}</p>
      <p>{words.why}</p>
      <p>{words.what}</p>
      <ButtonForm>{words.ask}</ButtonForm>
      <p>
        <Link to={`/personnes/${id}`}>{words.later}</Link>
      </p>
    </div>
  );
}
