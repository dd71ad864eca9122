import { isRouteErrorResponse, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import type { CompletionRefusal } from "#app/access/sign-in/federation/completion-refusal.ts";
import { providerRefusals, type RefusalWords, refusalPage } from "#app/content/identity-providers.ts";
import { ErrorView } from "#app/ui/error-view.tsx";
import { errorWords } from "./error-words.ts";

const wordsOfRefusal: Readonly<Record<CompletionRefusal["kind"], RefusalWords>> = providerRefusals;

/** The words of what `throwRefusal` threw; null when the error is another. */
export function refusalWords(error: unknown): RefusalWords | null {
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
