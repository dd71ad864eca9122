import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import type { Actor, PersonActor } from "#app/access/actor.ts";
import { claimFilePage as words } from "#app/content/claim-file.ts";
import type { ownDataPage } from "#app/content/own-data.ts";
import { site } from "#app/content/site.ts";
import { claimFile, isOfferOpen } from "#app/people/account-offer/claim-file.server.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

/** Looking at the page uses nothing: a scanner of messages opens links too. */
export const loader = guardedLoader("person-file.claim", async ({ actor, database, params }) => ({
  isOpen: await isOfferOpen(database, personOf(actor), params["token"] ?? ""),
}));

export const action = guardedAction("person-file.claim", async ({ actor, database, params }) => {
  const claimed = await claimFile(database, personOf(actor), { token: params["token"] ?? "" });
  if (claimed.ok) throw redirectSaved<typeof ownDataPage.saved>("/mon-compte/mes-donnees", "dossier-relie");
  const { kind } = claimed.refusal;
  if (kind === "link-unknown" || kind === "not-allowed") throw nothingHere();
  return data({ refused: words.refused[kind] }, 409);
});

function personOf(actor: Actor): PersonActor {
  if (actor.kind !== "person") throw nothingHere();
  return actor;
}

export default function ClaimFile(): ReactElement {
  const { isOpen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      {refused === undefined ? null : <Notice tone="attention">{refused}</Notice>}
      {isOpen ? (
        <>
          <p>{words.lede}</p>
          <p>{words.safe}</p>
          <ButtonForm>{words.claim}</ButtonForm>
        </>
      ) : (
        <p>{words.gone}</p>
      )}
    </div>
  );
}
