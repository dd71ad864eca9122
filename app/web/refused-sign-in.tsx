import type { MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import type { CompletionRefusal } from "#app/access/sign-in/federation/completion-refusal.ts";
import { providerRefusals, type RefusalWords, refusalPage } from "#app/content/identity-providers.ts";
import { signInPage } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { ErrorView } from "#app/ui/error-view.tsx";
import { errorWords } from "./error-words.ts";

const wordsOfRefusal: Readonly<Record<CompletionRefusal["kind"], RefusalWords>> = providerRefusals;

/** The title of the page of a provider: of what it says, when it says that something went wrong. */
export const refusedTitle: MetaFunction = ({ error }) => {
  const { title } = error === undefined ? signInPage : (refusalWords(error) ?? errorWords(error));
  return [{ title: `${title}${site.titleSuffix}` }];
};

/** The words of what `throwRefusal` threw; null when the error is another. */
function refusalWords(error: unknown): RefusalWords | null {
  if (!isRouteErrorResponse(error)) return null;
  return Object.entries(wordsOfRefusal).find(([kind]) => kind === error.data)?.[1] ?? null;
}

/** The page of somebody who was not let in by a provider: what happened, why, what to do. */
export function RefusedSignIn({ error }: { readonly error: unknown }): ReactElement {
  const words = refusalWords(error);
  if (words === null) return <ErrorView words={errorWords(error)} />;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.text}</p>
      <p>{words.next}</p>
      <p>
        <Link className="button" to="/connexion">
          {refusalPage.back}
        </Link>
      </p>
    </div>
  );
}
