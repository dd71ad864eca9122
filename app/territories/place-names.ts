import { foldName } from "./fold.ts";
import { isWithinOneSlip } from "./one-slip.ts";
import { regionName } from "./regions.ts";
import type { ResolvedPlace } from "./resolved-place.ts";

/** A commune of the catalogue, as finding it among words needs it. Centre in degrees of WGS 84. */
export interface NamedCommune {
  readonly insee: string;
  readonly name: string;
  readonly foldedName: string;
  readonly departement: string;
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** What the names are made of. `otherNames`: those of communes that merged, of parts of communes, and La Poste's. */
export interface PlaceFacts {
  readonly communes: readonly NamedCommune[];
  readonly otherNames: readonly { readonly foldedName: string; readonly insee: string }[];
  readonly departements: readonly { readonly code: string; readonly name: string }[];
  readonly regions: readonly string[];
  readonly postalCodes: readonly { readonly postalCode: string; readonly insee: string }[];
}

/** A département or a region by one of its names; `population` is that of no town: an area is always well known. */
export interface NamedPlace {
  readonly place: ResolvedPlace;
  readonly foldedName: string;
  readonly departement: string | null;
  readonly population: number;
}

/** The places of the catalogue, to be found among the words of a question. */
export interface PlaceNames {
  /** The places of exactly this folded name, the most populated first. */
  named(foldedName: string): readonly NamedPlace[];
  /** The towns one slip away from this folded name, the most populated first. */
  misspelt(foldedName: string): readonly NamedPlace[];
  /** The towns whose name goes on after this one, an article before it or not, the most populated first. */
  begunBy(foldedName: string): readonly NamedPlace[];
  departement(code: string): NamedPlace | undefined;
  /** The towns whose population is known. */
  readonly communes: readonly NamedCommune[];
  /** The communes of a postal code. */
  ofPostalCode(code: string): readonly NamedCommune[];
}

/** What people write for an area besides its name. */
const AREA_NAMES: Readonly<Record<string, readonly string[]>> = {
  "62": ["pdc"],
  "32": ["hdf", "nord pas de calais", "npdc", "picardie"],
};
const ARTICLES = ["", "le ", "la ", "les ", "l "] as const;

export function communeOf({ insee, name, latitude, longitude }: NamedCommune): ResolvedPlace {
  return { value: `insee:${insee}`, label: name, filter: { kind: "circle", centre: { latitude, longitude } } };
}

export function arrangePlaceNames(facts: PlaceFacts): PlaceNames {
  const byInsee = new Map(facts.communes.map((commune) => [commune.insee, commune]));
  const byName = new Map<string, NamedPlace[]>();
  const add = (place: NamedPlace): void => {
    const list = byName.get(place.foldedName) ?? [];
    if (list.some((one) => one.place.value === place.place.value)) return;
    byName.set(
      place.foldedName,
      [...list, place].sort((a, b) => b.population - a.population),
    );
  };
  const towns = facts.communes.map((commune) => townNamed(commune, commune.foldedName));
  for (const town of towns) add(town);
  for (const { foldedName, insee } of facts.otherNames) {
    const commune = byInsee.get(insee);
    if (commune !== undefined && !byName.has(foldedName)) add(townNamed(commune, foldedName));
  }
  const departements = new Map(facts.departements.map((one) => [one.code, departementNamed(one)]));
  for (const [code, area] of departements)
    for (const foldedName of [area.foldedName, ...(AREA_NAMES[code] ?? [])]) add({ ...area, foldedName });
  for (const code of facts.regions) {
    const region = regionNamed(code);
    for (const foldedName of [region.foldedName, ...(AREA_NAMES[code] ?? [])]) add({ ...region, foldedName });
  }
  const postal = new Map<string, NamedCommune[]>();
  for (const { postalCode, insee } of facts.postalCodes) {
    const commune = byInsee.get(insee);
    if (commune !== undefined) postal.set(postalCode, [...(postal.get(postalCode) ?? []), commune]);
  }
  const sorted = towns.toSorted((a, b) => b.population - a.population);
  return {
    named: (foldedName) => byName.get(foldedName) ?? [],
    misspelt: (foldedName) => sorted.filter((town) => isOneSlip(town.foldedName, foldedName)),
    begunBy: (foldedName) =>
      sorted.filter((town) => ARTICLES.some((article) => town.foldedName.startsWith(`${article}${foldedName} `))),
    departement: (code) => departements.get(code),
    communes: facts.communes,
    ofPostalCode: (code) => postal.get(code) ?? [],
  };
}

/** A town is far larger than another from this many times its population: people mean it. */
const FAR_LARGER = 8;
const MOST_CHOICES = 8;
/** From this population a town may be meant beside another, however larger: « Villeneuve » is d’Ascq, sur-Aisne or Saint-Germain. */
const MAY_BE_MEANT = 2000;

/**
 * Which of the towns a name means, from those that bear it whole and those whose name goes on after it, the most populated first: one when
 * people surely mean it, else those to choose from.
 */
export function meantTowns<Town extends { readonly population: number }>(
  whole: readonly Town[],
  begun: readonly Town[],
): readonly Town[] {
  const [only] = whole;
  const larger = begun.filter(({ population }) => population > (only?.population ?? 0) * FAR_LARGER);
  if (only !== undefined && whole.length === 1 && larger.length === 0) return [only];
  const ranked = (whole.length > 1 ? [...whole] : [...whole, ...begun]).sort((a, b) => b.population - a.population);
  const [largest, next] = ranked;
  if (largest === undefined) return [];
  const isSure =
    next === undefined ||
    ((only === undefined || whole.length > 1) &&
      next.population < MAY_BE_MEANT &&
      largest.population >= next.population * FAR_LARGER);
  return isSure ? [largest] : ranked.slice(0, MOST_CHOICES);
}

function townNamed(commune: NamedCommune, foldedName: string): NamedPlace {
  const { departement, population } = commune;
  return { place: communeOf(commune), foldedName, departement, population };
}

function departementNamed({ code, name }: { readonly code: string; readonly name: string }): NamedPlace {
  const place = {
    value: `departement:${code}`,
    label: `${name} (${code})`,
    filter: { kind: "departement", code },
  } as const;
  return { place, foldedName: foldName(name), departement: code, population: Number.POSITIVE_INFINITY };
}

function regionNamed(code: string): NamedPlace {
  const place = { value: `region:${code}`, label: regionName(code), filter: { kind: "region", code } } as const;
  return { place, foldedName: foldName(regionName(code)), departement: null, population: Number.POSITIVE_INFINITY };
}

function isOneSlip(name: string, written: string): boolean {
  return Math.abs(name.length - written.length) <= 1 && name !== written && isWithinOneSlip(name, written);
}
