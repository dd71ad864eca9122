import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { fingerprint } from "#app/platform/secrets.server.ts";
import { isForgotten, secondsToWait, type ThrottleName, throttleRules } from "./throttle-rule.ts";

const LONGEST_DELAY_SECONDS = Math.max(...Object.values(throttleRules).map((rule) => rule.longestDelaySeconds));

/** A door one may try: a login, a factor, an address. The value is stored as a keyed fingerprint only. */
export interface ThrottledDoor {
  readonly name: ThrottleName;
  readonly value: string;
}

/**
 * Asks for a try at these doors, and answers the seconds to wait when it is not given. A try that is given counts as a failure until
 * `releaseConnection` says it was right, or `releaseTry` that it was not made: however many arrive at the same instant, no more pass than
 * are free. A store that does not answer throws: the door stays shut.
 */
export async function takeTry(database: Database, doors: readonly ThrottledDoor[]): Promise<number> {
  const keyed = doors.map((door) => ({ ...door, key: keyOf(door) }));
  const keys = keyed.map(({ key }) => key);
  const at = now();
  return inTransactionAs(database, { presented: keys.join(" ") }, async (transaction) => {
    await lockDoors(transaction, keys);
    // A clock that was ahead must not make a wait begin later than now: it would never end.
    await transaction.signInThrottle.updateMany({
      where: { keyHash: { in: keys }, lastFailedAt: { gt: at } },
      data: { lastFailedAt: at },
    });
    const rows = await transaction.signInThrottle.findMany({ where: { keyHash: { in: keys } } });
    const waits = keyed.map(({ name, key }) => {
      const count = rows.find((row) => row.keyHash === key);
      return secondsToWait(throttleRules[name], count, at);
    });
    const wait = Math.max(0, ...waits);
    if (wait > 0) return wait;
    const startAgain = rows.filter((row) => isForgotten(row, at)).map(({ keyHash }) => keyHash);
    await transaction.$executeRaw`
      INSERT INTO sign_in_throttle AS known (key_hash, failures, last_failed_at)
      SELECT key, 1, ${at} FROM unnest(${keys}::text[]) AS key
      ON CONFLICT (key_hash) DO UPDATE SET
        failures = CASE WHEN known.key_hash = ANY (${startAgain}) THEN 1 ELSE known.failures + 1 END,
        last_failed_at = excluded.last_failed_at`;
    return 0;
  });
}

/** The try was right: the failures of a login or a factor are forgotten, those of an address are one less. */
export async function releaseConnection(database: Database, doors: readonly ThrottledDoor[]): Promise<void> {
  const keysOf = (isAddress: boolean): string[] =>
    doors.filter(({ name }) => (name === "address") === isAddress).map(keyOf);
  const [own, addresses] = [keysOf(false), keysOf(true)];
  const keys = [...own, ...addresses];
  await inTransactionAs(database, { presented: keys.join(" ") }, async (transaction) => {
    await lockDoors(transaction, keys);
    await transaction.signInThrottle.deleteMany({ where: { keyHash: { in: own } } });
    await uncount(transaction, addresses);
  });
}

/** The try was not made after all: no door counts it, and the next try need not wait for it. */
export async function releaseTry(database: Database, doors: readonly ThrottledDoor[]): Promise<void> {
  const keys = doors.map(keyOf);
  await inTransactionAs(database, { presented: keys.join(" ") }, async (transaction) => {
    await lockDoors(transaction, keys);
    await uncount(transaction, keys);
  });
}

/** One failure fewer. The try was given, so that no wait was left before it: none is left now. */
async function uncount(transaction: ActingTransaction, keys: readonly string[]): Promise<void> {
  const noWaitSince = new Date(now().getTime() - LONGEST_DELAY_SECONDS * 1000);
  await transaction.$executeRaw`
    UPDATE sign_in_throttle SET failures = failures - 1, last_failed_at = LEAST(last_failed_at, ${noWaitSince})
    WHERE key_hash = ANY (${keys}::text[]) AND failures > 0`;
}

/**
 * Keeps these doors for this transaction, in one order for everybody: two that share doors wait for each other, and never for ever.
 * Not by locks of rows: a row that comes, or comes back, while one waits for another would be locked out of order.
 */
async function lockDoors(transaction: ActingTransaction, keys: readonly string[]): Promise<void> {
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(door.id)
    FROM (SELECT hashtextextended('throttle ' || key, 0) AS id FROM unnest(${keys}::text[]) AS key ORDER BY 1) AS door`;
}

function keyOf({ name, value }: ThrottledDoor): string {
  return Buffer.from(fingerprint(`throttle ${name}`, value), "base64url").toString("hex");
}
