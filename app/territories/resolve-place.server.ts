import { database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { foldName } from "./fold.ts";
import { isWithinOneSlip } from "./one-slip.ts";
import { type PlaceQuestion, parsePlace, type Within } from "./parse-place.ts";
import { meantTowns } from "./place-names.ts";
import { codeOutside, nameOutside } from "./place-outside.server.ts";
import {
  type CommunePlace,
  communeByInsee,
  communeBySimilarity,
  communesByName,
  communesByNameStart,
  communesByPostalCode,
  departements,
  employmentZones,
  likelySpellings,
  type NamedArea,
  regionCodes,
} from "./place-store.server.ts";
import { postalCodePlace } from "./postal-code-place.ts";
import { regionName } from "./regions.ts";
import type { PlaceRefusal, ResolvedPlace } from "./resolved-place.ts";

/** Shorter names have too many neighbours one letter away. */
const SHORTEST_CORRECTED = 4;

/**
 * Understands a place: `insee:`, `postcode:`, `departement:`, `zone:` or `region:` and a code; a name, exact, begun or with one
 * slip; a département by name or number; a region. Five digits alone are refused with what they may mean: contract.md asks the
 * API to answer 400; a screen may ask again with `postcode:`.
 */
export async function resolvePlace(
  text: string,
  reader: SqlReader = database().pool,
): Promise<Result<ResolvedPlace, PlaceRefusal>> {
  const question = parsePlace(text);
  if (question.kind === "name") return namedPlace(reader, { ...question, text });
  if (question.kind === "bare-digits") {
    const readings = await ambiguousCode(reader, question.code);
    if (readings !== null) return refused(readings);
  } else {
    const place = await answer(reader, question);
    if (place !== null) return ok(place);
  }
  const outside = await codeOutside(reader, question);
  return refused(outside === null ? { kind: "unknown-place", text } : { kind: "outside-region", outside });
}

/** The place of a commune. */
export function communePlace(commune: CommunePlace): ResolvedPlace {
  const { latitude, longitude } = commune;
  return {
    value: `insee:${commune.insee}`,
    label: commune.name,
    filter: { kind: "circle", centre: { latitude, longitude } },
  };
}

type CertainQuestion = Exclude<PlaceQuestion, { readonly kind: "bare-digits" | "name" }>;

async function answer(reader: SqlReader, question: CertainQuestion): Promise<ResolvedPlace | null> {
  switch (question.kind) {
    case "insee":
      return orNull(await communeByInsee(reader, question.code), communePlace);
    case "postcode":
      return postalCodePlace(question.code, await communesByPostalCode(reader, question.code));
    case "departement":
      return orNull(await departementBy(reader, ({ code }) => code === question.code), departementPlace);
    case "zone":
      return orNull(
        (await employmentZones(reader)).find(({ code }) => code === question.code),
        zonePlace,
      );
    case "zone-name":
      return orNull(
        (await employmentZones(reader)).find(({ name }) => foldName(name) === question.name),
        zonePlace,
      );
    case "region":
      return regionBy(reader, (code) => code === question.code);
    case "nonsense":
      return null;
  }
}

/**
 * In order: a commune of that very name, an area, a name begun, a place of elsewhere, one slip, what looks most alike. A name that several
 * of ours bear is not chosen among.
 */
async function namedPlace(
  reader: SqlReader,
  { text, name, within }: { readonly text: string; readonly name: string; readonly within: Within | null },
): Promise<Result<ResolvedPlace, PlaceRefusal>> {
  const whole = await communesByName(reader, name, within);
  const begun = await communesByNameStart(reader, name, within);
  if (whole.length === 0) {
    const area = await namedArea(reader, name, within);
    if (area !== null) return ok(area);
  }
  // A département or a postal code already tells namesakes apart.
  const meant = within === null ? meantTowns(whole, begun) : [...whole, ...begun].slice(0, 1);
  const [town, ...others] = meant;
  if (town !== undefined && others.length > 0)
    return refused({ kind: "ambiguous-name", text, choices: meant.map(choiceOf) });
  if (town !== undefined) return ok(communePlace(town));
  const outside = await nameOutside(reader, name, within);
  if (outside !== null) return refused({ kind: "outside-region", outside });
  const likely = await misspelt(reader, name, within);
  if (likely === undefined) return refused({ kind: "unknown-place", text });
  return ok({ ...communePlace(likely), corrected: { from: text, to: likely.name } });
}

/** Namesakes are told apart by their département. */
function choiceOf(commune: CommunePlace): ResolvedPlace {
  return { ...communePlace(commune), label: `${commune.name} (${commune.departementCode})` };
}

async function namedArea(reader: SqlReader, name: string, within: Within | null): Promise<ResolvedPlace | null> {
  const isNamed = (area: NamedArea): boolean =>
    foldName(area.name) === name && (within === null || within.departement === area.code);
  const departement = await departementBy(reader, isNamed);
  if (departement !== undefined) return departementPlace(departement);
  return regionBy(reader, (code) => foldName(regionName(code)) === name);
}

async function misspelt(reader: SqlReader, name: string, within: Within | null): Promise<CommunePlace | undefined> {
  if (name.length < SHORTEST_CORRECTED) return undefined;
  const spellings = await likelySpellings(reader, name, within);
  const meant = spellings.find(({ foldedName }) => isWithinOneSlip(foldedName, name));
  return meant === undefined ? communeBySimilarity(reader, name, within) : communeByInsee(reader, meant.insee);
}

/** What five digits may mean here: a commune, a postal code, or both; null for nothing. */
async function ambiguousCode(reader: SqlReader, code: string): Promise<PlaceRefusal | null> {
  const commune = await communeByInsee(reader, code);
  const postal = postalCodePlace(code, await communesByPostalCode(reader, code));
  if (commune === undefined && postal === null) return null;
  return {
    kind: "ambiguous-code",
    code,
    readings: {
      ...(commune === undefined ? {} : { insee: { value: `insee:${code}`, label: commune.name } }),
      ...(postal === null ? {} : { postcode: { value: postal.value, label: postal.label } }),
    },
  };
}

async function departementBy(reader: SqlReader, wanted: (area: NamedArea) => boolean): Promise<NamedArea | undefined> {
  return (await departements(reader)).find(wanted);
}

async function regionBy(reader: SqlReader, wanted: (code: string) => boolean): Promise<ResolvedPlace | null> {
  const code = (await regionCodes(reader)).find(wanted);
  return code === undefined
    ? null
    : { value: `region:${code}`, label: regionName(code), filter: { kind: "region", code } };
}

function departementPlace({ code, name }: NamedArea): ResolvedPlace {
  return { value: `departement:${code}`, label: `${name} (${code})`, filter: { kind: "departement", code } };
}

function zonePlace({ code, name }: NamedArea): ResolvedPlace {
  return { value: `zone:${code}`, label: `Zone d’emploi de ${name}`, filter: { kind: "zone", code } };
}

function orNull<Found>(found: Found | undefined, place: (found: Found) => ResolvedPlace): ResolvedPlace | null {
  return found === undefined ? null : place(found);
}
