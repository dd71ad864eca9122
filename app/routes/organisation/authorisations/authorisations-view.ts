import type { MemberActor } from "#app/access/actor.ts";
import { authorisationStates } from "#app/access/authorisation/authorisation-states.ts";
import { authorisationStateWords } from "#app/access/authorisation/authorisation-words.ts";
import type { AuthorisationPage } from "#app/access/authorisation/read-authorisations.server.ts";
import type { PositioningToday } from "#app/access/authorisation/read-positioning-today.server.ts";
import { can } from "#app/access/can.ts";
import { authorisationsPage as words } from "#app/content/authorisation.ts";
import { dayOfInstant, periodInWords } from "#app/content/dates.ts";
import { positionRefusalWords } from "./refusal-words.ts";
import { departementsInWords, programmesInWords } from "./scope-words.ts";

/** The page of authorisations, in words. */
export interface AuthorisationsScreen {
  readonly lede: string;
  readonly today: readonly { readonly scope: string; readonly verdict: string; readonly why: string | null }[];
  readonly sheets: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly scope: string;
    readonly facts: string;
  }[];
  readonly next: string | null;
  readonly mayRequest: boolean;
  /** Null: one sees one's own organisation alone, and there is nothing to filter. */
  readonly filters: {
    readonly state: string;
    readonly organisation: string;
    readonly states: readonly Choice[];
    readonly organisations: readonly Choice[];
  } | null;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the page is made of; `organisations` are those that ever asked, for whoever sees them all. */
export interface AuthorisationsFacts {
  readonly actor: MemberActor;
  readonly page: AuthorisationPage;
  readonly today: readonly PositioningToday[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly asked: { readonly state: string; readonly organisation: string };
}

/** Puts authorisations into words. */
export function authorisationsView(facts: AuthorisationsFacts): AuthorisationsScreen {
  const { actor, page, asked } = facts;
  const overseesAll = can(actor, "authorisation.oversee");
  return {
    lede: overseesAll ? words.regionLede : words.lede,
    today: overseesAll ? [] : verdicts(facts.today),
    sheets: page.sheets.map(({ id, state, organisation, departements, programmes, requestedAt, startsOn, endsOn }) => ({
      id,
      title: overseesAll ? organisation.name : words.stateOf(authorisationStateWords[state]),
      state: overseesAll ? authorisationStateWords[state] : "",
      scope: words.scope(departementsInWords(departements), programmesInWords(programmes)),
      facts: `${periodInWords(startsOn, endsOn)}, ${words.requestedOn(dayOfInstant(requestedAt))}`,
    })),
    next: page.next === null ? null : addressOf(asked, `${page.next.at.toISOString()}_${page.next.id}`),
    mayRequest: can(actor, "authorisation.request"),
    filters: overseesAll ? { ...asked, ...choices(facts) } : null,
  };
}

function choices({ organisations }: AuthorisationsFacts): {
  readonly states: readonly Choice[];
  readonly organisations: readonly Choice[];
} {
  return {
    states: authorisationStates.map((value) => ({ value, label: authorisationStateWords[value] })),
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
  };
}

function addressOf({ state, organisation }: AuthorisationsFacts["asked"], before: string): string {
  return `?${new URLSearchParams({ etat: state, organisation, avant: before })}`;
}

/** The same verdict for several Départements is told once. */
function verdicts(today: readonly PositioningToday[]): AuthorisationsScreen["today"] {
  const told = new Map<string, { readonly first: PositioningToday; readonly departements: string[] }>();
  for (const one of today) {
    const key = `${one.programme} ${JSON.stringify(wordsFor(one))}`;
    const same = told.get(key);
    if (same === undefined) told.set(key, { first: one, departements: [one.departement] });
    else same.departements.push(one.departement);
  }
  return [...told.values()].map(({ first, departements }) => ({
    scope:
      first.programme === ""
        ? ""
        : words.scope(departementsInWords(departements), programmesInWords([first.programme])),
    ...wordsFor(first),
  }));
}

function wordsFor({ right }: PositioningToday): { readonly verdict: string; readonly why: string | null } {
  return right.ok
    ? { verdict: words.yes(right.value.until), why: null }
    : { verdict: words.no, why: positionRefusalWords(right.refusal) };
}
