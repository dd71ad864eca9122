import { randomUUID } from "node:crypto";
import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import { countLiveTokens, endToken, insertToken, type ListedToken, listTokenRows } from "./api-token-store.server.ts";
import { LONGEST_TOKEN_NAME, MOST_TOKENS, TOKEN_DAYS } from "./token-life.ts";
import { contributorKinds, tokenScopes } from "./token-scopes.ts";

const DAY_MS = 86_400_000;
/** Tells the tokens of this portal from others, where a secret was left by mistake. */
const TOKEN_START = "hub_";

const mayHaveTokens = ({ organisationKind }: MemberActor): boolean => contributorKinds.includes(organisationKind);

type NotMade = { readonly kind: "not-for-this-body" } | { readonly kind: "too-many-tokens" };

/**
 * Makes a token with which a software acts for the organisation. Answers its secret, which is stored nowhere: it is shown once. Refused to
 * a body that tells no needs, and beyond ten that serve at once.
 */
export const createApiToken = defineCommand({
  input: z.object({ name: z.string().trim().min(1).max(LONGEST_TOKEN_NAME), scope: z.enum(tokenScopes) }),
  right: "api-token.manage",
  async run({ transaction, actor, at }, { name, scope }): Promise<Outcome<{ readonly token: string }, NotMade>> {
    if (!mayHaveTokens(actor)) return refused({ kind: "not-for-this-body" });
    const { organisationId, accountId } = actor;
    if ((await countLiveTokens(transaction, organisationId, at)) >= MOST_TOKENS) {
      return refused({ kind: "too-many-tokens" });
    }
    const [id, token] = [randomUUID(), `${TOKEN_START}${newToken()}`];
    const expiresAt = new Date(at.getTime() + TOKEN_DAYS * DAY_MS);
    await insertToken(transaction, {
      ...{ id, tokenHash: hashToken(token), organisationId, name, scope },
      ...{ createdById: accountId, createdAt: at, expiresAt },
    });
    return done({ token }, { action: "api-token.create", resourceId: id, facts: { days: TOKEN_DAYS } });
  },
});

/** The tokens of the actor's organisation, the newest first. */
export async function listApiTokens(
  database: Database,
  actor: MemberActor,
): Promise<Result<readonly ListedToken[], { readonly kind: "not-allowed" }>> {
  const { organisationId } = actor;
  if (!(can(actor, "api-token.manage", { organisationId }) && mayHaveTokens(actor))) {
    return refused({ kind: "not-allowed" });
  }
  return ok(
    await inTransactionAs(database, actingFor(actor), (transaction) => listTokenRows(transaction, organisationId)),
  );
}

/** Ends a token now: the next who shows it is refused. */
export const revokeApiToken = defineCommand({
  input: z.uuid(),
  right: "api-token.manage",
  async run({ transaction, actor, at }, id) {
    const { organisationId } = actor;
    const isEnded = mayHaveTokens(actor) && (await endToken(transaction, { id, organisationId, at }));
    if (!isEnded) return refused({ kind: "not-found" } as const);
    return done(null, { action: "api-token.revoke", resourceId: id });
  },
});
