import { situationPage as words } from "#app/content/change-person.ts";
import { newPersonPage } from "#app/content/new-person.ts";
import type { PersonFact } from "./person-facts.ts";

/** A fact of a file as whoever reads it reads it: what it is about, then its value, who says it, and the day. */
export interface ToldFact {
  readonly label: string;
  readonly value: string;
}

/** Puts facts into words. */
export function factsInWords(facts: readonly PersonFact[]): readonly ToldFact[] {
  return facts.map(({ kind, value, source, asOf }) => ({
    label: words.factNames[kind],
    value: words.fact(valueInWords({ kind, value }), words.sources[source], asOf),
  }));
}

function valueInWords({ kind, value }: Pick<PersonFact, "kind" | "value">): string {
  const known: Readonly<Record<string, string>> =
    kind === "level" ? newPersonPage.levels : kind === "public" ? words.publicWords : words.answers;
  return known[value] ?? value;
}
