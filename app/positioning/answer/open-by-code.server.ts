import { inTransactionAs } from "#app/access/acting.server.ts";
import { isoDay } from "#app/access/authorisation/civil-day.ts";
import { releaseConnection, type ThrottledDoor, takeTry } from "#app/access/sign-in/throttle/throttle-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken, keyedHashes, newShortToken } from "#app/platform/secrets.server.ts";
import { CODE_PURPOSE } from "./answer-link.ts";
import { changeToken, findLinkOfCode } from "./positioning-link-store.server.ts";

/** What somebody types from a letter, and the network they type it from. `code`: in the writing of `newCode`. */
export interface TypedCode {
  readonly code: string;
  readonly birthDate: string;
  readonly address: string;
}

export type CodeRefusal =
  /** Unknown, over, or of somebody born another day: told alike. */
  { readonly kind: "unknown-code" } | { readonly kind: "throttled"; readonly retryAfterSeconds: number };

/**
 * Opens the link of a letter by its code and its person's birth date, and answers a token for it: the one that was given before opens
 * nothing any more. Tries are counted for the network and for the code.
 */
export async function openByCode(
  database: Database,
  { code, birthDate, address }: TypedCode,
): Promise<Result<{ readonly token: string }, CodeRefusal>> {
  const doors: readonly ThrottledDoor[] = [
    { name: "answer-code", value: code },
    { name: "address", value: address },
  ];
  const retryAfterSeconds = await takeTry(database, doors);
  if (retryAfterSeconds > 0) return refused({ kind: "throttled", retryAfterSeconds });
  for (const codeHash of keyedHashes(CODE_PURPOSE, code)) {
    const token = await openOne(database, codeHash, birthDate);
    if (token === null) continue;
    await releaseConnection(database, doors);
    return ok({ token });
  }
  return refused({ kind: "unknown-code" });
}

function openOne(database: Database, codeHash: string, birthDate: string): Promise<string | null> {
  return inTransactionAs(database, { task: "answer", presented: codeHash }, async (transaction) => {
    const link = await findLinkOfCode(transaction, codeHash);
    if (link === null || link.endedAt !== null || link.expiresAt <= now()) return null;
    if (link.birthDate === null || isoDay(link.birthDate) !== birthDate) return null;
    const token = newShortToken();
    await changeToken(transaction, link.id, hashToken(token));
    return token;
  });
}
