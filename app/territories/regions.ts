import { foldName } from "./fold.ts";

/** Regions of the Code officiel géographique, by code. */
const regionNames = new Map([
  ["01", "Guadeloupe"],
  ["02", "Martinique"],
  ["03", "Guyane"],
  ["04", "La Réunion"],
  ["06", "Mayotte"],
  ["11", "Île-de-France"],
  ["24", "Centre-Val de Loire"],
  ["27", "Bourgogne-Franche-Comté"],
  ["28", "Normandie"],
  ["32", "Hauts-de-France"],
  ["44", "Grand Est"],
  ["52", "Pays de la Loire"],
  ["53", "Bretagne"],
  ["75", "Nouvelle-Aquitaine"],
  ["76", "Occitanie"],
  ["84", "Auvergne-Rhône-Alpes"],
  ["93", "Provence-Alpes-Côte d’Azur"],
  ["94", "Corse"],
]);

/** The name of a region; its code when the list does not hold it. */
export function regionName(code: string): string {
  return knownRegionName(code) ?? code;
}

/** The code of the region of a folded name. */
export function regionCodeNamed(foldedName: string): string | undefined {
  for (const [code, name] of regionNames) if (foldName(name) === foldedName) return code;
  return undefined;
}

export function knownRegionName(code: string): string | undefined {
  return regionNames.get(code);
}
