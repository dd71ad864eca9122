import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { dayOfInstant } from "#app/content/dates.ts";
import { site } from "#app/content/site.ts";
import { journey, startPage, keepPage as words } from "#app/content/skill-journey.ts";
import { eraseDraft, readDraft } from "#app/people/skill-draft/skill-draft.server.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { nextPageOf } from "#app/web/skill-draft.server.ts";
import { clearDraft, draftToken } from "#app/web/skill-draft-cookie.server.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("skill-draft.keep", async ({ request, database }) => {
  const token = await draftToken(request);
  const draft = await readDraft(database, token);
  if (draft === null) return { kept: null };
  const link = `${new URL(request.url).origin}/mes-competences/reprendre/${token}`;
  return { kept: { link, until: dayOfInstant(draft.expiresAt), next: nextPageOf(draft.content) } };
});

export const action = guardedAction("skill-draft.keep", async ({ request, database }) => {
  await eraseDraft(database, await draftToken(request));
  throw redirectSaved<typeof startPage.saved>("/mes-competences", "efface", { "Set-Cookie": await clearDraft() });
});

export default function Keep(): ReactElement {
  const { kept } = useLoaderData<typeof loader>();
  return (
    <div className="prose journey">
      <h1 tabIndex={-1}>{words.title}</h1>
      {kept === null ? (
        <p>
          {words.nothing} <Link to="/mes-competences">{startPage.begin}</Link>
        </p>
      ) : (
        <>
          <p>
            {words.until(kept.until)} <Link to={kept.next}>{journey.resume}</Link>
          </p>
          <h2>{words.linkTitle}</h2>
          <p>{words.linkText}</p>
          <p className="sunken">
            <code>{kept.link}</code>
          </p>
          <h2>{words.fileTitle}</h2>
          <p>
            <a href="/mes-competences/fichier">{words.file}</a>
          </p>
          <p>
            <Link to="/mes-competences/imprimer">{words.print}</Link>
          </p>
          <h2>{words.eraseTitle}</h2>
          <p>{words.eraseText}</p>
          <ButtonForm>{words.erase}</ButtonForm>
        </>
      )}
    </div>
  );
}
