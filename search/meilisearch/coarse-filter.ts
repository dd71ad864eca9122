import type { PlaceFilter, SearchFilters, SearchQuery } from "../query.ts";
import { parameterFacts, parameterFields } from "../training-parameters.ts";

/**
 * Where a document says what any of its sessions has: a training that has one session with everything has all of it, so that nothing the
 * sessions would keep is lost; PostgreSQL keeps the right ones.
 */
const attributes: Readonly<Partial<Record<keyof SearchFilters, string>>> = {
  modality: "modalities",
  pace: "paces",
  funder: "funders",
  aid: "aids",
  levelIn: "levelIn",
  levelOut: "levelOut",
  rome: "romes",
  rncp: "rncps",
  formacode: "formacodes",
  domain: "domains",
  organisation: "siret",
  block: "blocks",
  seats: "open",
  certifying: "certifying",
  permanent: "permanent",
  accessible: "accessible",
  paid: "paid",
};

/** Side of a cell, in parts of a degree: about 28 km by 18. */
const CELLS_PER_DEGREE = 4;
/** A wider circle takes in most of the region: it is not worth its filter. */
const MAX_CELLS = 120;
const KM_PER_DEGREE = 111;

/** The filters of a question that a document can tell, as Meilisearch reads them: all of these hold; empty when nothing is asked. */
export function coarseFilter({ filters, place, blocks }: SearchQuery): string[] {
  const given = new Map<string, SearchFilters[keyof SearchFilters]>(Object.entries(filters));
  const conditions: string[] = [];
  for (const field of parameterFields) {
    const attribute = new Map<string, string>(Object.entries(attributes)).get(field);
    const values = [given.get(field) ?? []].flat().filter((value) => value !== false);
    if (attribute === undefined || values.length === 0) continue;
    const flag = parameterFacts(field).flagValue;
    conditions.push(
      among(
        attribute,
        values.map((value) => (flag === undefined ? String(value) : "true")),
      ),
    );
  }
  if (filters.lacking) conditions.push(among("blocks", blocks?.lacking ?? []));
  return [...conditions, ...dateConditions(filters), ...placeConditions(place)];
}

function dateConditions({ from, to }: SearchFilters): string[] {
  return [
    ...(from === null ? [] : [`months >= ${monthOf(from)}`]),
    ...(to === null ? [] : [`months <= ${monthOf(to)}`]),
  ];
}

function placeConditions(place: PlaceFilter | null): string[] {
  switch (place?.kind) {
    case undefined:
      return [];
    case "departement":
      return [among("departements", [place.code])];
    case "zone":
      return [among("zones", [place.code])];
    case "region":
      return [among("regions", [place.code])];
    case "circle": {
      const cells = cellsWorthAsking(place);
      return cells === null ? [] : [among("cells", cells)];
    }
  }
}

/** The cells that the circle may touch, as the documents name theirs; null: too many to be worth their filter. */
export function cellsWorthAsking(circle: Extract<PlaceFilter, { kind: "circle" }>): readonly string[] | null {
  const cells = cellsAround(circle);
  return cells.length > MAX_CELLS ? null : cells;
}

function cellsAround({ centre, radiusKm }: Extract<PlaceFilter, { kind: "circle" }>): string[] {
  const tall = radiusKm / KM_PER_DEGREE + 0.01;
  const wide = tall / Math.cos((Math.min(Math.abs(centre.latitude) + tall, 89) * Math.PI) / 180);
  const rows = range(cell(centre.latitude - tall), cell(centre.latitude + tall));
  const columns = range(cell(centre.longitude - wide), cell(centre.longitude + wide));
  return rows.flatMap((row) => columns.map((column) => `${row}_${column}`));
}

function cell(degrees: number): number {
  return Math.floor(degrees * CELLS_PER_DEGREE);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Months since year 0, as the documents count them. */
function monthOf(isoDate: string): number {
  return Number(isoDate.slice(0, 4)) * 12 + Number(isoDate.slice(5, 7)) - 1;
}

/** One of these values is the attribute's, as Meilisearch reads it. */
export function among(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map((value) => JSON.stringify(value)).join(", ")}]`;
}
