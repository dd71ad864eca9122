import type { SqlReader } from "#app/platform/sql-reader.ts";
import { selectArrondissement } from "./arrondissement-store.server.ts";

/**
 * The arrondissement of a place given by its code (`insee:59392`, `postcode:59600`): local help is organised by arrondissement.
 * Null for areas that hold several.
 */
export async function arrondissementOf(place: string, reader: SqlReader): Promise<string | null> {
  const [kind, code = ""] = place.split(":");
  if (kind === "insee") return selectArrondissement(reader, code, "");
  if (kind === "postcode") return selectArrondissement(reader, "", code);
  return null;
}
