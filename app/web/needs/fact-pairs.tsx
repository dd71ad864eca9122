import type { ReactElement } from "react";
import type { NeedFact } from "./need-facts.ts";

/** What a need says, a line each. */
export function FactPairs({ facts }: { readonly facts: readonly NeedFact[] }): ReactElement {
  return (
    <dl className="pairs">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
