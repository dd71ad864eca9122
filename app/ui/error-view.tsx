import type { ReactElement } from "react";
import { SearchForm } from "./search-form.tsx";

interface ErrorWords {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}

/** What happened, what to do, and the search at hand: never a dead end. */
export function ErrorView({ words }: { readonly words: ErrorWords }): ReactElement {
  return (
    <div className="grid gap-6">
      <div className="prose">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p>{words.text}</p>
        <p>{words.next}</p>
      </div>
      <SearchForm text="" place="" />
    </div>
  );
}
