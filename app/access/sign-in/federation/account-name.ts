/** What a provider claims of somebody's name. */
export interface ClaimedName {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly email: string | null;
}

const LONGEST_NAME = 100;

/** The name of a new account: the one claimed, else the address; without control characters, at most 100 characters. */
export function nameOfIdentity({ givenName, familyName, email }: ClaimedName): string {
  const claimed = [givenName, familyName].map((part) => part?.replaceAll(/[\p{Cc}\p{Cs}]/gu, "").trim() ?? "");
  const name = claimed.filter((part) => part !== "").join(" ");
  return [...(name === "" ? (email ?? "?") : name)].slice(0, LONGEST_NAME).join("");
}
