import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { resolvePlace } from "#app/territories/resolve-place.server.ts";
import type { PlaceArea } from "#app/territories/resolved-place.ts";
import { searchTrainings } from "#app/training/search/search-trainings.server.ts";
import { hasRightCodes, type JudgedHit } from "#search/relevance/judge-answer.ts";
import type { JudgedQuery } from "#search/relevance/judged-query.ts";
import { noSearchParameters } from "#search/training-parameters.ts";

const PER_PAGE = 50;
/** What a search around a place may show: the portal's own radius. */
const RADIUS_KM = 30;
/** Distances are rounded, and a postal code stands at the middle of its communes. */
const SLACK_KM = 3;

const codesSchema = z.array(z.string()).readonly();
const placeSchema = z.object({
  insee: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
});
const catalogueSchema = z.array(
  z.object({
    rome: codesSchema,
    rncp: codesSchema,
    blocks: codesSchema,
    sessions: z.array(z.object({ place: placeSchema })).readonly(),
  }),
);

/** What says whether a training is right. */
export type CatalogueTraining = z.infer<typeof catalogueSchema>[number];

/** Every training one may still enter, as a search without words shows it; read once for a catalogue, then from `file`. */
export async function readWholeCatalogue(file: string): Promise<readonly CatalogueTraining[]> {
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(await searchEverything()));
  return catalogueSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

async function searchEverything(): Promise<readonly CatalogueTraining[]> {
  const all: CatalogueTraining[] = [];
  for (let page = 1; ; page += 1) {
    const found = await searchTrainings({ ...noSearchParameters, perPage: PER_PAGE, page });
    if (!found.ok) throw new Error(found.refusal.message);
    all.push(...catalogueSchema.parse(found.value.hits));
    if (found.value.hits.length < PER_PAGE) return all;
  }
}

/** The place a query expects; undefined when it expects none. Throws when the code is unknown: a wrong query file. */
export async function expectedPlace(query: JudgedQuery): Promise<PlaceArea | undefined> {
  if (query.place === null) return undefined;
  const resolved = await resolvePlace(query.place);
  if (!resolved.ok) throw new Error(`Query ${query.id} expects a place nobody knows: ${query.place}`);
  return resolved.value.filter;
}

/** A training as it is judged: it is there when each of its sessions shown is. `widenedToKm`: the radius the answer says it needed. */
export function judgedHit(
  training: CatalogueTraining,
  expected: PlaceArea | undefined,
  widenedToKm: number | null,
): JudgedHit {
  const { rome, rncp, blocks, sessions } = training;
  const isThere = expected === undefined || sessions.every(({ place }) => isIn(place, expected, widenedToKm));
  return { rome, rncp, blocks, isThere };
}

/** How many trainings of the catalogue are right, counting those with one session at the place. */
export function countRight(
  query: JudgedQuery,
  catalogue: readonly CatalogueTraining[],
  expected: PlaceArea | undefined,
): number {
  return catalogue.filter(
    (training) =>
      hasRightCodes(query, training) &&
      (expected === undefined || training.sessions.some(({ place }) => isIn(place, expected, null))),
  ).length;
}

type SessionPlace = CatalogueTraining["sessions"][number]["place"];

function isIn(place: SessionPlace, area: PlaceArea, widenedToKm: number | null): boolean {
  if (area.kind === "circle") {
    if (place.lat === null || place.lon === null) return false;
    const limit = Math.max(RADIUS_KM, widenedToKm ?? 0) + SLACK_KM;
    return distanceKm(area.centre, { latitude: place.lat, longitude: place.lon }) <= limit;
  }
  // Every commune of the catalogue is in the region; a zone is not told by a commune's code.
  if (area.kind === "departement") return place.insee?.startsWith(area.code) === true;
  return place.insee !== null;
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** On a sphere: 0.5 % off at worst. */
function distanceKm(one: Point, other: Point): number {
  const radians = Math.PI / 180;
  const [a, b] = [one.latitude * radians, other.latitude * radians];
  const half = (angle: number): number => Math.sin(angle / 2) ** 2;
  const h = half(b - a) + Math.cos(a) * Math.cos(b) * half((other.longitude - one.longitude) * radians);
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}
