import { programmeWords } from "#app/access/authorisation/authorisation-words.ts";
import { departementNames } from "#app/content/departements.ts";

/** "Nord, Pas-de-Calais": names of the region's Départements, codes for the others. */
export function departementsInWords(codes: readonly string[]): string {
  return codes.map((code) => departementNames[code] ?? code).join(", ");
}

/** "programme régional de formation (PRF), Compétences clés". */
export function programmesInWords(codes: readonly string[]): string {
  const words: Readonly<Record<string, string>> = programmeWords;
  return codes.map((code) => words[code] ?? code).join(", ");
}
