import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { fingerprint } from "#app/platform/secrets.server.ts";
import { inTransactionAs } from "../acting.server.ts";
import { FORGOTTEN_AFTER_SECONDS, secondsToWait, type ThrottleName, throttleRules } from "./throttle-rule.ts";

/** A door one may try: a login, a factor, an address. The value is stored as a keyed fingerprint only. */
export interface ThrottledDoor {
  readonly name: ThrottleName;
  readonly value: string;
}

/** Seconds to wait before any of these doors may be tried, 0 when now. A store that does not answer throws: the door stays shut. */
export async function waitBefore(database: Database, doors: readonly ThrottledDoor[]): Promise<number> {
  const keyed = doors.map((door) => ({ ...door, key: keyOf(door) }));
  const rows = await inTransactionAs(database, { presented: keyed.map(({ key }) => key).join(" ") }, (transaction) =>
    transaction.signInThrottle.findMany({ where: { keyHash: { in: keyed.map(({ key }) => key) } } }),
  );
  const waits = keyed.map(({ name, key }) =>
    secondsToWait(
      throttleRules[name],
      rows.find(({ keyHash }) => keyHash === key),
      now(),
    ),
  );
  return Math.max(0, ...waits);
}

/** Counts one more failure on each door, in one statement a door: two tries at once count twice. */
export async function countFailure(database: Database, doors: readonly ThrottledDoor[]): Promise<void> {
  const keys = doors.map(keyOf).sort();
  const at = now();
  const forgotten = new Date(at.getTime() - FORGOTTEN_AFTER_SECONDS * 1000);
  await inTransactionAs(
    database,
    { presented: keys.join(" ") },
    (transaction) =>
      transaction.$executeRaw`
      INSERT INTO sign_in_throttle AS t (key_hash, failures, last_failed_at)
      SELECT key, 1, ${at} FROM unnest(${keys}::text[]) AS key
      ON CONFLICT (key_hash) DO UPDATE
        SET failures = CASE WHEN t.last_failed_at <= ${forgotten} THEN 1 ELSE t.failures + 1 END, last_failed_at = ${at}`,
  );
}

/** Forgets the failures of a door that was opened rightly. */
export async function forgetFailures(database: Database, door: ThrottledDoor): Promise<void> {
  const key = keyOf(door);
  await inTransactionAs(database, { presented: key }, (transaction) =>
    transaction.signInThrottle.deleteMany({ where: { keyHash: key } }),
  );
}

function keyOf({ name, value }: ThrottledDoor): string {
  return Buffer.from(fingerprint(`throttle ${name}`, value), "base64url").toString("hex");
}
