/** How long a link shows an organisation its refusals; its operator may revoke it before. */
export const LINK_DAYS = 182;

/** A link as its row says. */
export interface LinkLife {
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** Does this link still open anything at that instant? */
export function isLinkOpen({ expiresAt, revokedAt }: LinkLife, at: Date): boolean {
  return revokedAt === null && at < expiresAt;
}
