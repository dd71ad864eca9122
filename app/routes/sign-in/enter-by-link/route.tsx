import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import type { Actor } from "#app/access/actor.ts";
import { maskedContact } from "#app/access/sign-in/link/contact.ts";
import { enterByLink, readSignInLink } from "#app/access/sign-in/link/enter-by-link.server.ts";
import { askLinkPage, enterPage as words } from "#app/content/sign-in-link.ts";
import { site } from "#app/content/site.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { carriedWanted, forgetWanted, setSession } from "#app/web/cookies.server.ts";
import { guardedAction, guardedLoader, safeNext } from "#app/web/guard.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.contact === null ? words.goneTitle : words.title}${site.titleSuffix}` },
];

/** Shows whom the link signs in, and signs in by a form only: software that follows links does not use the link up. */
export const loader = guardedLoader("session.open", async ({ params, actor, database }) => {
  const contact = await readSignInLink(database, params["token"] ?? "");
  if (contact === null) sendOn(actor);
  return { contact: contact === null ? null : maskedContact(contact) };
});

export const action = guardedAction("session.open", async (asked) => {
  const { params, actor, database, device, clientAddress, request } = asked;
  const door = { token: params["token"] ?? "", device, address: clientAddress, former: actor };
  const entered = await enterByLink(database, door);
  if (!entered.ok) {
    sendOn(actor);
    return data({ isClosed: entered.refusal.kind === "account-closed" }, 400);
  }
  const headers = new Headers({ "Set-Cookie": await setSession(entered.value.token) });
  headers.append("Set-Cookie", await forgetWanted());
  throw redirect(safeNext(await carriedWanted(request)), { status: 303, headers });
});

/** Somebody who presses their link again, or twice, is where it led them. */
function sendOn(actor: Actor): void {
  if (actor.kind === "person") throw redirect("/mon-espace", 303);
}

export default function EnterByLink(): ReactElement {
  const { contact } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  if (contact === null || refusal !== undefined) return <Gone isClosed={refusal?.isClosed ?? false} />;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>
        {words.as} <strong>{contact}</strong>
      </p>
      <ButtonForm button="button big">{words.submit}</ButtonForm>
      <p>{words.notYou}</p>
    </div>
  );
}

function Gone({ isClosed }: { readonly isClosed: boolean }): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.goneTitle}</h1>
      <p>{isClosed ? words.closed : words.goneText}</p>
      <p>
        <Link className="button" to="/connexion/lien">
          {askLinkPage.again}
        </Link>
      </p>
    </div>
  );
}
