import { dayOfInstant } from "#app/content/dates.ts";
import { tiesPage as words } from "#app/content/sessions.ts";
import type { ListedTies } from "#app/training/ties/tie-catalogue.server.ts";

/** The page of ties, in words. */
export interface TiesScreen {
  readonly organisations: readonly { readonly value: string; readonly label: string }[];
  readonly ties: readonly {
    readonly id: string;
    readonly name: string;
    readonly siret: string;
    readonly brings: string;
    readonly facts: readonly string[];
  }[];
}

/** Puts the ties into words. */
export function tiesScreen({ ties, organisations }: ListedTies): TiesScreen {
  return {
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
    ties: ties.map(({ id, organisationName, siret, trainings, sessions, sites, tiedAt }) => ({
      id,
      name: organisationName,
      siret,
      brings: words.brings(trainings, sessions),
      facts: [
        words.siretOf(siret),
        ...sites.map(({ name, source }) => words.site(name, source)),
        words.since(dayOfInstant(tiedAt)),
      ],
    })),
  };
}
