import type { SqlReader } from "#app/platform/sql-reader.ts";
import { departementName, departementsOfFrance } from "./departements.ts";
import type { FarPlace } from "./far-place.ts";
import { farPlaces } from "./far-towns.server.ts";
import { outsideOf } from "./nearest-of-ours.ts";
import type { PlaceQuestion, Within } from "./parse-place.ts";
import { departements, largestCommunes, regionCodes } from "./place-store.server.ts";
import { knownRegionName, regionCodeNamed } from "./regions.ts";
import type { PlaceOutside } from "./resolved-place.ts";
import { departementOfCode } from "./town-writing.ts";

/** A region, a town or a département of France of exactly that name, where the catalogue has none. */
export async function nameOutside(
  reader: SqlReader,
  name: string,
  within: Within | null,
): Promise<PlaceOutside | null> {
  const region = within === null ? regionCodeNamed(name) : undefined;
  if (region !== undefined) return regionOutside(reader, region);
  const named = (await farPlaces()).named(name);
  return firstOutside(
    reader,
    named.filter(({ departement }) => within === null || within.departement === departement),
  );
}

/** A commune, a département or a region of France of that code, where the catalogue has none. */
export async function codeOutside(reader: SqlReader, question: PlaceQuestion): Promise<PlaceOutside | null> {
  const far = await farPlaces();
  switch (question.kind) {
    case "insee":
      return firstOutside(reader, [far.ofInsee(question.code)]);
    case "postcode":
      return firstOutside(reader, ofPostalCode(far.ofPostalCode(question.code), question.code));
    case "bare-digits":
      return firstOutside(reader, [
        ...far.ofPostalCode(question.code),
        far.ofInsee(question.code),
        ...ofPostalCode([], question.code),
      ]);
    case "departement":
      return firstOutside(reader, areaOf(question.code));
    case "region":
      return regionOutside(reader, question.code);
    default:
      return null;
  }
}

/** A CEDEX is no commune's: it tells its département. */
function ofPostalCode(communes: readonly FarPlace[], code: string): readonly FarPlace[] {
  return [...communes, ...areaOf(departementOfCode(code))];
}

function areaOf(departement: string): readonly FarPlace[] {
  if (!departementsOfFrance.includes(departement)) return [];
  return [{ name: departementName(departement), departement, population: Number.POSITIVE_INFINITY }];
}

async function firstOutside(
  reader: SqlReader,
  places: readonly (FarPlace | undefined)[],
): Promise<PlaceOutside | null> {
  const ours = new Set((await departements(reader)).map(({ code }) => code));
  const far = places.find((place) => place !== undefined && !ours.has(place.departement));
  return far === undefined || ours.size === 0 ? null : outsideOf(far, await largestCommunes(reader));
}

async function regionOutside(reader: SqlReader, code: string): Promise<PlaceOutside | null> {
  const [ours, name] = [await regionCodes(reader), knownRegionName(code)];
  if (name === undefined || ours.length === 0 || ours.includes(code)) return null;
  return { label: name, nearest: null, nearestLabel: null };
}
