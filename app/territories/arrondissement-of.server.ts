import { selectArrondissement } from "./arrondissement-store.server.ts";

/**
 * The arrondissement of a place given by its code (`insee:59392`, `postcode:59600`): local help is organised by arrondissement.
 * Null for areas that hold several.
 */
export async function arrondissementOf(place: string): Promise<string | null> {
  const [kind, code = ""] = place.split(":");
  if (kind === "insee") return selectArrondissement(code, "");
  if (kind === "postcode") return selectArrondissement("", code);
  return null;
}
