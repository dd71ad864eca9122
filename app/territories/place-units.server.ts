import type { SqlReader } from "#app/platform/sql-reader.ts";
import { type PlaceUnits, selectUnits } from "./place-units-store.server.ts";

/**
 * The arrondissement of a place given by its code (`insee:59392`, `postcode:59600`): local help is organised by arrondissement.
 * Null for areas that hold several.
 */
export async function arrondissementOf(place: string, reader: SqlReader): Promise<string | null> {
  return (await unitsOf(place, reader))?.arrondissement ?? null;
}

/** The bassin of France Travail of a place given by its code: its statistics are cut by bassin. Null for areas that hold several. */
export async function labourBasinOf(place: string, reader: SqlReader): Promise<string | null> {
  return (await unitsOf(place, reader))?.labourBasin ?? null;
}

function unitsOf(place: string, reader: SqlReader): Promise<PlaceUnits | undefined> | undefined {
  const [kind, code = ""] = place.split(":");
  if (kind === "insee") return selectUnits(reader, code, "");
  if (kind === "postcode") return selectUnits(reader, "", code);
  return undefined;
}
