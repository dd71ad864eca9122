import { newPersonPage as words } from "#app/content/new-person.ts";

/** What is said of a town that is not known, or is several: the names to choose from. */
export function unknownTownWords({ choices }: { readonly choices: readonly string[] }): string {
  const [nearest, ...others] = choices;
  if (nearest === undefined) return words.unknownTown;
  return others.length === 0 ? words.nearestTown(nearest) : words.severalTowns(choices.join(", "));
}
