import { positionPage as words } from "#app/content/position-person.ts";
import { eligibilityWords } from "#app/positioning/eligibility/eligibility-words.ts";
import type { EligibilityLine } from "#app/positioning/eligibility/explain.ts";
import type { SessionOffered } from "#app/positioning/follow/read-offer.server.ts";
import type { ResultsScreen } from "#app/web/training/results-view.ts";

/** What the session of a card asks of the person, in words. */
export interface SuitedResult {
  readonly number: string;
  /** What is against a request; empty: nothing known. */
  readonly against: readonly string[];
  readonly rest: string;
  /** The organisation may position there today. */
  readonly mayPosition: boolean;
}

/** The keys of a screen that hold addresses of results. */
const ADDRESSES: ReadonlySet<string> = new Set(["href", "previous", "next"]);

/** The same screen, whose searches stay on the person's page. `kept`: what its address keeps besides the search. */
export function underPerson(
  view: ResultsScreen,
  { base, kept }: { readonly base: string; readonly kept: Readonly<Record<string, string>> },
): ResultsScreen {
  const moved = (address: string): string => {
    const query = new URLSearchParams(address.slice("/formations".length));
    // An empty search is asked in so many words: without any, the page begins at the person's place.
    if (query.size === 0) query.set("q", "");
    for (const [name, value] of Object.entries(kept)) query.set(name, value);
    return `${base}?${query}`;
  };
  const under: ResultsScreen = JSON.parse(
    JSON.stringify(view, (key, value: unknown) =>
      ADDRESSES.has(key) && typeof value === "string" && /^\/formations(?:\?|$)/.test(value) ? moved(value) : value,
    ),
  );
  return { ...under, kept: [...under.kept, ...Object.entries(kept).map(([name, value]) => ({ name, value }))] };
}

/** The number of the session that leads a card; null: none. */
export function sessionOfCard(url: string): string | null {
  return new URLSearchParams(url.split("?")[1] ?? "").get("session");
}

/** The numbers of the sessions of the cards of a page. */
export function numbersOf({ results }: ResultsScreen): readonly string[] {
  return (results?.cards ?? []).flatMap(({ url }) => sessionOfCard(url) ?? []);
}

/** What a session asks of somebody, in short: what is against a request, then what is to check. */
export function suitedIn(lines: readonly EligibilityLine[]): Pick<SuitedResult, "against" | "rest"> {
  const toCheck = lines.filter(({ verdict }) => verdict === "to-ask" || verdict === "unknown").length;
  const against = lines.filter(({ verdict }) => verdict === "not-met").map(eligibilityWords);
  return { against, rest: toCheck > 0 ? words.toCheck(toCheck) : against.length === 0 ? words.suits : "" };
}

/** What stands beside each card. */
export function besideCards({
  numbers,
  offered,
  explained,
}: {
  readonly numbers: readonly string[];
  readonly offered: ReadonlyMap<string, SessionOffered>;
  readonly explained: ReadonlyMap<number, readonly EligibilityLine[]>;
}): readonly SuitedResult[] {
  return numbers.map((number) => {
    const { id = -1, mayPosition = false } = offered.get(number) ?? {};
    const lines = explained.get(id) ?? [];
    return { number, mayPosition, ...suitedIn(lines) };
  });
}
