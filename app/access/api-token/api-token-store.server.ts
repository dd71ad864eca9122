import { z } from "zod";
import type { ActingTransaction } from "../acting.server.ts";
import { type OrganisationKind, organisationKinds } from "../actor.ts";
import type { TokenLife } from "./token-life.ts";
import { type TokenScope, tokenScopes } from "./token-scopes.ts";

/** A token, for whoever manages it: never the secret itself. */
export interface ListedToken extends TokenLife {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdBy: string;
  readonly createdAt: Date;
}

export interface NewToken {
  readonly id: string;
  readonly tokenHash: string;
  readonly organisationId: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const MOST_LISTED = 200;
const scopeSchema = z.enum(tokenScopes);

export async function insertToken(transaction: ActingTransaction, token: NewToken): Promise<void> {
  await transaction.apiToken.createMany({ data: [token] });
}

/** How many tokens of an organisation serve at an instant. Those who make one wait for each other until the commit. */
export async function countLiveTokens(
  transaction: ActingTransaction,
  organisationId: string,
  at: Date,
): Promise<number> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('api token ' || ${organisationId}, 0))`;
  return transaction.apiToken.count({ where: { organisationId, revokedAt: null, expiresAt: { gt: at } } });
}

/** The newest tokens of an organisation, revoked and expired ones included. By the index on the organisation. */
export async function listTokenRows(
  transaction: ActingTransaction,
  organisationId: string,
): Promise<readonly ListedToken[]> {
  const rows = await transaction.apiToken.findMany({
    where: { organisationId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: MOST_LISTED,
    select: {
      ...{ id: true, name: true, scope: true, createdAt: true, expiresAt: true, revokedAt: true },
      createdBy: { select: { name: true } },
    },
  });
  return rows.map(({ createdBy, scope, ...token }) => ({
    ...token,
    scope: scopeSchema.parse(scope),
    createdBy: createdBy.name,
  }));
}

/** Ends a token of this organisation; false when there is none such that still lives. */
export async function endToken(
  transaction: ActingTransaction,
  { id, organisationId, at }: { readonly id: string; readonly organisationId: string; readonly at: Date },
): Promise<boolean> {
  const { count } = await transaction.apiToken.updateMany({
    where: { id, organisationId, revokedAt: null },
    data: { revokedAt: at },
  });
  return count > 0;
}

/** Whom a token acts for. */
export interface TokenRow extends TokenLife {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly scope: TokenScope;
}

/** Reads the token whose hash the transaction presents. By the unique index on the hash. */
export async function findToken(transaction: ActingTransaction, tokenHash: string): Promise<TokenRow | null> {
  const row = await transaction.apiToken.findUnique({
    where: { tokenHash },
    select: {
      ...{ id: true, organisationId: true, scope: true, expiresAt: true, revokedAt: true },
      organisation: { select: { kind: true } },
    },
  });
  if (row === null) return null;
  const { organisation, scope, ...token } = row;
  const organisationKind = z.enum(organisationKinds).parse(organisation.kind);
  return { ...token, organisationKind, scope: scopeSchema.parse(scope) };
}
