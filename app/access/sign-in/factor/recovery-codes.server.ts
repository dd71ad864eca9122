import { randomInt } from "node:crypto";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { keyedHash, keyedHashes } from "#app/platform/secrets.server.ts";
import { replaceCodes, useCode } from "./recovery-code-store.server.ts";

const CODES = 10;
/** Without the signs that are taken for another. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const LENGTH = 10;

/**
 * Ten new recovery codes in place of the old ones, to be shown once. About 49 bits each: a bare hash of them is undone in days by who
 * holds a copy of the database, so it is made under a key that the database does not hold.
 */
export async function renewRecoveryCodes(
  transaction: ActingTransaction,
  accountId: string,
): Promise<readonly string[]> {
  const codes = Array.from({ length: CODES }, newCode);
  const hashes = codes.map((code) => keyedHash("recovery code", ofAccount(accountId, code)));
  await replaceCodes(transaction, accountId, hashes);
  return codes;
}

/** Uses a code up, whichever of our keys it was made under; false when it is not one of the account's, or has served. */
export function useRecoveryCode(transaction: ActingTransaction, accountId: string, code: string): Promise<boolean> {
  return useCode(transaction, accountId, keyedHashes("recovery code", ofAccount(accountId, code)));
}

function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}

function ofAccount(accountId: string, code: string): string {
  return `${accountId} ${code}`;
}
