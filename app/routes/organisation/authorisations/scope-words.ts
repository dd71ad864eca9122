import { departementName, programmeName } from "#app/content/authorisation.ts";

/** "Nord, Pas-de-Calais": names of the region's Départements, codes for the others. */
export function departementsInWords(codes: readonly string[]): string {
  return codes.map((code) => departementName[code] ?? code).join(", ");
}

/** "programme régional de formation (PRF), Compétences clés". */
export function programmesInWords(codes: readonly string[]): string {
  return codes.map((code) => programmeName[code] ?? code).join(", ");
}
