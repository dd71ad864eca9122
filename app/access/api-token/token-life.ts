/** How long a token serves; its organisation may revoke it before. */
export const TOKEN_DAYS = 365;
/** Tokens of an organisation that serve at once, at most. */
export const MOST_TOKENS = 10;
export const LONGEST_TOKEN_NAME = 80;

/** A token as its row says. */
export interface TokenLife {
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** Does this token still serve at that instant? */
export function isTokenLive({ expiresAt, revokedAt }: TokenLife, at: Date): boolean {
  return revokedAt === null && at < expiresAt;
}
