import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { addFactorPage as words } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { carriedCodes, forgetCodes } from "#app/web/cookies.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";

export const meta: MetaFunction = () => [{ title: `${words.doneTitle}${site.titleSuffix}` }];

/** Shows the recovery codes just made, until they are noted. */
export const loader = guardedLoader("account.read", async ({ request, actor }) => {
  const codes = actor.kind === "anonymous" ? [] : await carriedCodes(request, actor.accountId);
  if (codes.length === 0) throw redirect("/mon-espace", 303);
  return { codes };
});

/** They are noted: the browser forgets them. */
export const action = guardedAction("account.change", async () => {
  throw redirect("/mon-espace", { status: 303, headers: { "Set-Cookie": await forgetCodes() } });
});

export default function RecoveryCodes(): ReactElement {
  const { codes } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.doneTitle}</h1>
      <p>{words.doneText}</p>
      <h2>{words.codes}</h2>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>
              {code.slice(0, 5)} {code.slice(5)}
            </code>
          </li>
        ))}
      </ul>
      <ButtonForm>{words.goOn}</ButtonForm>
    </div>
  );
}
