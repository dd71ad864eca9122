import type { TownFact } from "../facts.ts";
import type { Random } from "../random.ts";
import { fictionalActivityNumber, fictionalEmail, fictionalPhone, fictionalSiret } from "./fictional-numbers.ts";
import type { Field } from "./field-of-metier.ts";
import { LOCAL_TRADES } from "./local-trades.ts";
import { FIELD_HOUSES, FIRST_NAMES, PLACE_NAMES, STREETS } from "./organisation-names.ts";

/** A made-up training organisation. `rank` from 1 identifies it and every number it bears. */
export type Organisation = {
  readonly rank: number;
  readonly field: Field;
  readonly name: string;
  readonly siret: string;
  readonly activityNumber: string;
  readonly street: string;
  readonly town: TownFact;
  readonly phone: string;
  readonly email: string;
  readonly contactFirstName: string;
};

/** At least this many organisations in each arrondissement. */
const ORGANISATIONS_EACH = 3;

/**
 * Makes up one organisation for each field given. Towns with a known trade are served first, then every arrondissement has three,
 * the largest town first; the others go where people live.
 */
export function planOrganisations(
  fields: readonly Field[],
  towns: readonly TownFact[],
  random: Random,
): readonly Organisation[] {
  const left = [...fields];
  const local = LOCAL_TRADES.flatMap(({ insee, field }) => {
    const town = towns.find((candidate) => candidate.insee === insee);
    const rank = left.indexOf(field);
    if (town === undefined || rank < 0) return [];
    left.splice(rank, 1);
    return [{ town, field }];
  });
  const others = spreadPlaces(
    left.length,
    towns,
    local.map(({ town }) => town),
  );
  const spread = random.shuffle(others).map((town, index) => ({ town, field: left[index] ?? "basic" }));
  const names = new Set<string>();
  return [...local, ...spread].map(({ town, field }, index) => {
    const rank = index + 1;
    return {
      rank,
      field,
      name: uniqueName(field, names, random),
      siret: fictionalSiret(rank),
      activityNumber: fictionalActivityNumber(rank),
      street: `${random.integer(1, 120)} ${random.pick(STREETS)}`,
      town,
      phone: fictionalPhone(rank),
      email: fictionalEmail(rank),
      contactFirstName: random.pick(FIRST_NAMES),
    };
  });
}

function uniqueName(field: Field, taken: Set<string>, random: Random): string {
  for (;;) {
    const name = `Organisme fictif ${random.pick(FIELD_HOUSES[field])} ${random.pick(PLACE_NAMES)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** `count` places: each arrondissement in turn first, then one more wherever inhabitants per organisation are the most. */
function spreadPlaces(count: number, towns: readonly TownFact[], served: readonly TownFact[]): readonly TownFact[] {
  const codes = [...new Set(towns.map((town) => town.arrondissement))];
  const areas = codes.map((code) => {
    const own = towns.filter((town) => town.arrondissement === code);
    return {
      towns: own.toSorted((a, b) => b.population - a.population),
      inhabitants: own.reduce((sum, town) => sum + town.population, 0),
      organisations: served.filter((town) => town.arrondissement === code).length,
    };
  });
  const places: TownFact[] = [];
  while (places.length < count) {
    const [area] = areas.toSorted(
      (a, b) => need(b.organisations, b.inhabitants) - need(a.organisations, a.inhabitants),
    );
    const town = area?.towns[area.organisations % Math.min(area.towns.length, 5)];
    if (area === undefined || town === undefined) return places;
    area.organisations += 1;
    places.push(town);
  }
  return places;
}

function need(organisations: number, inhabitants: number): number {
  const missing = Math.max(0, ORGANISATIONS_EACH - organisations);
  return missing * 1e9 + Math.sqrt(inhabitants) / (organisations + 1);
}
