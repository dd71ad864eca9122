import type { OrganisationKind } from "../actor.ts";

/** What a software may do with a token: tell needs and read what became of them, or read that alone. */
export const tokenScopes = ["needs.write", "needs.read"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** The bodies that tell needs by a software: those that collect needs, the branches, and companies, which employment agencies are. */
export const contributorKinds: readonly OrganisationKind[] = [
  "region",
  "france_travail",
  "proch_emploi",
  "branch",
  "company",
];

/** Does a token of this scope open what asks for that one? */
export function scopeCovers(held: TokenScope, asked: TokenScope): boolean {
  return held === asked || held === "needs.write";
}
