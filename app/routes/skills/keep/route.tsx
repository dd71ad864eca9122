import { type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { dayOfInstant } from "#app/content/dates.ts";
import { site } from "#app/content/site.ts";
import { journey, startPage, keepPage as words } from "#app/content/skill-journey.ts";
import { eraseDraft, readDraft } from "#app/people/skill-draft/skill-draft.server.ts";
import { AskedFirst } from "#app/ui/asked-first.tsx";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { nextPageOf } from "#app/web/skill-draft.server.ts";
import { clearDraft, draftToken } from "#app/web/skill-draft-cookie.server.ts";
import { skillPage } from "#app/web/skill-pages.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("skill-draft.keep", async ({ request, database, actor }) => {
  // Whoever has an account keeps them there.
  if (actor.kind === "person") throw redirect("/mon-compte/competences", 303);
  const token = await draftToken(request);
  const draft = await readDraft(database, token);
  const isSignedIn = actor.kind !== "anonymous";
  if (draft === null) return { kept: null, isSignedIn };
  const link = `${new URL(request.url).origin}/mes-competences/reprendre/${token}`;
  return {
    isSignedIn,
    kept: { link, until: dayOfInstant(draft.expiresAt), next: skillPage({}, nextPageOf(draft.content)) },
  };
});

export const action = guardedAction("skill-draft.keep", async ({ request, database, actor }) => {
  await eraseDraft(database, await draftToken(request));
  if (actor.kind === "person")
    throw redirect("/mon-compte/competences", { status: 303, headers: { "Set-Cookie": await clearDraft() } });
  throw redirectSaved<typeof startPage.saved>("/mes-competences", "efface", { "Set-Cookie": await clearDraft() });
});

export default function Keep(): ReactElement {
  const { kept, isSignedIn } = useLoaderData<typeof loader>();
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
          {isSignedIn ? null : (
            <>
              <h2>{words.accountTitle}</h2>
              <p>{words.accountText}</p>
              <p>
                <Link to="/connexion/lien?suite=%2Fmon-compte%2Fcompetences%2Freponses">{words.account}</Link>
              </p>
            </>
          )}
          <h2>{words.fileTitle}</h2>
          <p>
            <a href="/mes-competences/fichier">{words.file}</a>
          </p>
          <p>
            <Link to="/mes-competences/imprimer">{words.print}</Link>
          </p>
          <h2>{words.eraseTitle}</h2>
          <AskedFirst asks={words.erase} follows={words.eraseText} confirm={words.confirmErase} />
        </>
      )}
    </div>
  );
}
