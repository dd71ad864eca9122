import { z } from "zod";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { fingerprint } from "#app/platform/secrets.server.ts";
import { inTransactionAs } from "../acting.server.ts";
import { isForgotten, secondsToWait, type ThrottleName, throttleRules } from "./throttle-rule.ts";

/** A door one may try: a login, a factor, an address. The value is stored as a keyed fingerprint only. */
export interface ThrottledDoor {
  readonly name: ThrottleName;
  readonly value: string;
}

const countRows = z.array(z.object({ key: z.string(), failures: z.int(), lastFailedAt: z.date() }));

/**
 * Asks for a try at these doors, and answers the seconds to wait when it is not given. A try that is given counts as a failure until
 * `giveBack` says it was none: however many arrive at the same instant, no more pass than are free. A store that does not answer
 * throws: the door stays shut.
 */
export async function takeTry(database: Database, doors: readonly ThrottledDoor[]): Promise<number> {
  const keyed = doors.map((door) => ({ ...door, key: keyOf(door) }));
  // In one order for everybody: two tries that share doors wait for each other, and never for ever.
  const keys = keyed.map(({ key }) => key).sort();
  const at = now();
  return inTransactionAs(database, { presented: keys.join(" ") }, async (transaction) => {
    await transaction.$executeRaw`
      INSERT INTO sign_in_throttle (key_hash, failures, last_failed_at)
      SELECT key, 0, ${at} FROM unnest(${keys}::text[]) AS key ORDER BY key ON CONFLICT (key_hash) DO NOTHING`;
    const rows = countRows.parse(
      await transaction.$queryRaw`
        SELECT key_hash AS key, failures, last_failed_at AS "lastFailedAt" FROM sign_in_throttle
        WHERE key_hash = ANY (${keys}) ORDER BY key_hash FOR UPDATE`,
    );
    const waits = keyed.map(({ name, key }) => {
      const count = rows.find((row) => row.key === key);
      return secondsToWait(throttleRules[name], count, at);
    });
    const wait = Math.max(0, ...waits);
    if (wait > 0) return wait;
    const startAgain = rows.filter((row) => isForgotten(row, at)).map(({ key }) => key);
    await transaction.$executeRaw`
      UPDATE sign_in_throttle
      SET failures = CASE WHEN key_hash = ANY (${startAgain}) THEN 1 ELSE failures + 1 END, last_failed_at = ${at}
      WHERE key_hash = ANY (${keys})`;
    return 0;
  });
}

/** The try was right: the failures of a login or a factor are forgotten, those of an address are one less. */
export async function giveBack(database: Database, doors: readonly ThrottledDoor[]): Promise<void> {
  const keysOf = (isAddress: boolean): string[] =>
    doors.filter(({ name }) => (name === "address") === isAddress).map(keyOf);
  const [own, addresses] = [keysOf(false), keysOf(true)];
  const keys = [...own, ...addresses].sort();
  await inTransactionAs(database, { presented: keys.join(" ") }, async (transaction) => {
    // In the order of `takeTry`: who takes a try and who gives one back wait for each other, and never for ever.
    await transaction.$queryRaw`
      SELECT FROM sign_in_throttle WHERE key_hash = ANY (${keys}) ORDER BY key_hash FOR UPDATE`;
    await transaction.signInThrottle.deleteMany({ where: { keyHash: { in: own } } });
    await transaction.signInThrottle.updateMany({
      where: { keyHash: { in: addresses }, failures: { gt: 0 } },
      data: { failures: { decrement: 1 } },
    });
  });
}

function keyOf({ name, value }: ThrottledDoor): string {
  return Buffer.from(fingerprint(`throttle ${name}`, value), "base64url").toString("hex");
}
