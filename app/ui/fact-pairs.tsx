import type { ReactElement } from "react";

interface FactPairsProps {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** What is known of something, a label and its value a line. */
export function FactPairs({ facts }: FactPairsProps): ReactElement {
  return (
    <dl className="pairs">
      {facts.map(({ label, value }) => (
        <div key={`${label} ${value}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
