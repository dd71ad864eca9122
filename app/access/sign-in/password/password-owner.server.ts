import { securityChangeEffect } from "#app/access/access-letters.server.ts";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { findAccount } from "#app/access/sign-in/account/account-store.server.ts";
import { liveMemberships } from "#app/access/sign-in/session/session-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { findOwnCredential } from "./credential-store.server.ts";
import type { PasswordHolder } from "./password-rule.ts";

/** Somebody who has a password of ours, and what a new one is held against. */
export interface PasswordOwner extends PasswordHolder {
  readonly accountId: string;
  readonly login: string;
  readonly passwordHash: string;
}

/** The owner of a password; null when they come in another way. The transaction acts for the account. */
export async function readPasswordOwner(
  transaction: ActingTransaction,
  accountId: string,
): Promise<PasswordOwner | null> {
  const credential = await findOwnCredential(transaction, accountId);
  const account = await findAccount(transaction, accountId);
  if (credential === null || account === null) return null;
  const memberships = await liveMemberships(transaction, accountId);
  return {
    ...credential,
    accountId,
    isManager: memberships.some(({ role }) => role === "manager"),
    known: [credential.login, account.name, ...memberships.map(({ organisation }) => organisation.name)],
  };
}

/** Tells the owner of a login, by letter, that their password changed. */
export function enqueuePasswordChanged(transaction: ActingTransaction, login: string): Promise<unknown> {
  return enqueueEffect(transaction, securityChangeEffect, {
    to: login,
    change: "password",
    changedAt: now().toISOString(),
  });
}
