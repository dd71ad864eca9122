import { newPersonPage as words } from "#app/content/new-person.ts";

/** What is said of a town that is not known, or is several: the names to choose from. */
export function unknownTownWords({ choices }: { readonly choices: readonly string[] }): string {
  return choices.length === 0 ? words.unknownTown : words.severalTowns(choices.join(", "));
}
