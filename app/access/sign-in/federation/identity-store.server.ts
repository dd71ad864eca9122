import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { openSecret, sealSecret } from "#app/platform/secrets.server.ts";
import { providerNames } from "./provider-settings.ts";

/** Somebody as a provider knows them. */
export interface IdentityKey {
  readonly issuer: string;
  readonly subject: string;
}

/** What a transaction presents to see an identity. */
export function presentedOf({ issuer, subject }: IdentityKey): string {
  return `${issuer} ${subject}`;
}

/** The account of an identity, null when it is new. Of two first sign-ins at once, the second waits here and finds the account. */
export async function claimIdentity(transaction: ActingTransaction, key: IdentityKey): Promise<string | null> {
  const { issuer, subject } = key;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${presentedOf(key)}, 0))`;
  const known = await transaction.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { accountId: true },
  });
  return known?.accountId ?? null;
}

/** Ties an identity to an account, for good. */
export async function addIdentity(
  transaction: ActingTransaction,
  { issuer, subject }: IdentityKey,
  accountId: string,
): Promise<void> {
  await transaction.identity.createMany({ data: [{ issuer, subject, accountId, linkedAt: now() }] });
}

const providerSession = z.object({ provider: z.enum(providerNames), idToken: z.string() });

/** What closes a session at the provider it was opened by. */
export type ProviderSession = Readonly<z.infer<typeof providerSession>>;

/** The same, as a session keeps it. */
export function sealProviderSession(session: ProviderSession): string {
  return sealSecret(JSON.stringify(session));
}

/** How a session of ours was opened at a provider; null when it was not. */
export async function findProviderSession(
  transaction: ActingTransaction,
  sessionId: string,
): Promise<ProviderSession | null> {
  const { sealedProviderSession: sealed } = await transaction.signInSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: { sealedProviderSession: true },
  });
  return sealed === null ? null : providerSession.parse(JSON.parse(openSecret(sealed)));
}
