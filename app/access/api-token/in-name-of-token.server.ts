import { randomUUID } from "node:crypto";
import { type ActingTransaction, actAs, inTransactionAs } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type Result, refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { findToken } from "./api-token-store.server.ts";
import { isTokenLive } from "./token-life.ts";
import { contributorKinds, scopeCovers, type TokenScope } from "./token-scopes.ts";

/** Unknown, expired, revoked: told alike. `scope-missing`: the token is good, and does not open this. */
export type TokenRefusal = { readonly kind: "no-such-token" } | { readonly kind: "scope-missing" };

/** What a work in the name of a token knows. `needId`: the need it is about, an id of its own when it tells one. */
export interface TokenWork {
  readonly transaction: ActingTransaction;
  readonly tokenId: string;
  readonly organisationId: string;
  readonly needId: string;
}

/**
 * Runs a work in one transaction, for the organisation of a token that serves now and has this scope. `needId` absent: a need that is told,
 * with another id at each try. The token is read in the same transaction: revoked before it began, nothing is written.
 */
export function inNameOfToken<Answer, Refusal>(
  database: Database,
  { token, scope, needId }: { readonly token: string; readonly scope: TokenScope; readonly needId?: string },
  work: (work: TokenWork) => Promise<Result<Answer, Refusal>>,
): Promise<Result<Answer, Refusal | TokenRefusal>> {
  const tokenHash = hashToken(token);
  return inTransactionAs(database, { presented: tokenHash }, async (transaction) => {
    const held = await findToken(transaction, tokenHash);
    if (held === null || !isTokenLive(held, now())) return refused<Refusal | TokenRefusal>({ kind: "no-such-token" });
    if (!(scopeCovers(held.scope, scope) && contributorKinds.includes(held.organisationKind))) {
      return refused<Refusal | TokenRefusal>({ kind: "scope-missing" });
    }
    const { id: tokenId, organisationId } = held;
    const about = needId ?? randomUUID();
    await actAs(transaction, { organisationId, task: "need-contribute", presented: about });
    return work({ transaction, tokenId, organisationId, needId: about });
  });
}
