import type { ListedToken } from "#app/access/api-token/api-token-store.server.ts";
import { isTokenLive } from "#app/access/api-token/token-life.ts";
import { apiTokensPage as words } from "#app/content/api-tokens.ts";
import { dayOfInstant } from "#app/content/dates.ts";

/** A token in words. */
export interface ShownToken {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly scope: string;
  readonly facts: string;
  readonly isOpen: boolean;
}

/** Puts a token into words, as it is at that instant. */
export function tokenView(token: ListedToken, at: Date): ShownToken {
  const { id, name, scope, createdBy, createdAt, expiresAt, revokedAt } = token;
  const isOpen = isTokenLive(token, at);
  const over = revokedAt === null ? words.expired : words.revoked(dayOfInstant(revokedAt));
  const facts = words.facts(createdBy, dayOfInstant(createdAt), dayOfInstant(expiresAt));
  return { id, name, state: isOpen ? words.open : over, scope: words.scopes[scope].label, facts, isOpen };
}
