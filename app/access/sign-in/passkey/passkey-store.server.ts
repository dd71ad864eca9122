import type { ActingTransaction } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";

/** Seconds during which a challenge may be answered. */
export const CHALLENGE_SECONDS = 300;

/** A passkey as its owner's account knows it. */
export interface StoredPasskey {
  readonly id: string;
  /** As the device names it, base64url. */
  readonly credentialId: string;
  /** COSE. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: string[];
}

/** What a device says of a passkey it has just made. */
export type NewPasskey = Omit<StoredPasskey, "id">;

/** In which session something is asked, and what for. */
export interface Asking {
  readonly accountId: string;
  readonly sessionId: string;
  readonly purpose: "add" | "prove";
}

/** A new challenge of 32 random bytes, base64url; only its hash is kept. */
export async function addChallenge(transaction: ActingTransaction, asking: Asking): Promise<string> {
  const challenge = newToken();
  const { accountId, sessionId, purpose } = asking;
  await transaction.passkeyChallenge.createMany({
    data: [{ challengeHash: hashToken(challenge), accountId, sessionId, purpose, askedAt: now() }],
  });
  return challenge;
}

/** Takes a challenge out for good: false when it was not asked here, for this, in the last five minutes. By the primary key. */
export async function consumeChallenge(
  transaction: ActingTransaction,
  challenge: string,
  { accountId, sessionId, purpose }: Asking,
): Promise<boolean> {
  const askedAt = { gte: new Date(now().getTime() - CHALLENGE_SECONDS * 1000) };
  const { count } = await transaction.passkeyChallenge.deleteMany({
    where: { challengeHash: hashToken(challenge), accountId, sessionId, purpose, askedAt },
  });
  return count === 1;
}

/** The passkeys of an account, the oldest first. */
export function listPasskeys(
  transaction: ActingTransaction,
  accountId: string,
): Promise<{ credentialId: string; transports: string[] }[]> {
  return transaction.passkey.findMany({
    where: { accountId },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: { credentialId: true, transports: true },
  });
}

/** A passkey of this account; null when the account has none of that name, whoever else may. */
export async function findPasskey(
  transaction: ActingTransaction,
  accountId: string,
  credentialId: string,
): Promise<StoredPasskey | null> {
  const found = await transaction.passkey.findFirst({
    where: { accountId, credentialId },
    select: { id: true, credentialId: true, publicKey: true, counter: true, transports: true },
  });
  return found === null ? null : { ...found, counter: Number(found.counter) };
}

/** Writes a passkey down; false when somebody, of whatever account, has it already. */
export async function insertPasskey(
  transaction: ActingTransaction,
  { accountId, device, ...made }: NewPasskey & { readonly accountId: string; readonly device: string },
): Promise<boolean> {
  const { count } = await transaction.passkey.createMany({
    data: [{ ...made, accountId, device: device.slice(0, 120), addedAt: now() }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Notes that a passkey has served; false when it served elsewhere meanwhile. */
export async function recordPasskeyUse(
  transaction: ActingTransaction,
  { id, counter }: StoredPasskey,
  newCounter: number,
): Promise<boolean> {
  const { count } = await transaction.passkey.updateMany({
    where: { id, counter },
    data: { counter: newCounter, lastUsedAt: now() },
  });
  return count === 1;
}

/** Is this a passkey of the account? */
export async function hasPasskey(transaction: ActingTransaction, accountId: string, id: string): Promise<boolean> {
  return (await transaction.passkey.count({ where: { accountId, id } })) === 1;
}

/** Takes a passkey away. */
export async function removePasskey(transaction: ActingTransaction, accountId: string, id: string): Promise<void> {
  await transaction.passkey.deleteMany({ where: { accountId, id } });
}
