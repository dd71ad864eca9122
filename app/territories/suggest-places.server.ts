import { database } from "#app/platform/database.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { foldName } from "./fold.ts";
import { communesByPostalCode, communesStartingWith } from "./place-store.server.ts";

/** A place to offer while somebody types. Resolving the label gives the same place as the value, without JavaScript too. */
export interface PlaceSuggestion {
  readonly value: string;
  /** « Maubeuge (59600) ». */
  readonly label: string;
}

const MOST_SUGGESTIONS = 20;

/** Communes whose name begins so, or whose postal code it is, the largest first. At most 20; none for an empty beginning. */
export async function suggestPlaces(
  start: string,
  limit: number,
  reader: SqlReader = database().pool,
): Promise<readonly PlaceSuggestion[]> {
  const wanted = Math.min(Math.max(limit, 0), MOST_SUGGESTIONS);
  const asked = start.trim();
  if (/^[0-9]{5}$/.test(asked)) {
    const communes = await communesByPostalCode(reader, asked);
    return communes
      .slice(0, wanted)
      .map(({ insee, name }) => ({ value: `insee:${insee}`, label: `${name} (${asked})` }));
  }
  const folded = foldName(asked);
  if (folded === "") return [];
  const communes = await communesStartingWith(reader, folded, wanted);
  return communes.map(({ insee, name, postalCode }) => ({
    value: `insee:${insee}`,
    label: postalCode === null ? name : `${name} (${postalCode})`,
  }));
}
