import { inTransactionAs } from "#app/access/acting.server.ts";
import { takeTry } from "#app/access/sign-in/throttle/throttle-store.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { receivesSms } from "#app/platform/phone.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { listFollowedNeeds } from "./need-contact-store.server.ts";
import type { Throttled } from "./post-need.server.ts";
import { needMail, needSms } from "./told-effects.ts";

/** Needs of one telephone whose links are sent at once, at most: the newest. */
const MOST_LINKS = 3;

/**
 * Sends a new link for each need that a telephone follows: by SMS, or by the mail it gave. The answer is the same when it follows none,
 * so that nobody learns who looks for people.
 */
export async function sendNeedLinks(
  database: Database,
  phone: string,
  clientAddress: string,
): Promise<Result<null, Throttled>> {
  const retryAfterSeconds = await takeTry(database, [
    { name: "contact", value: `need link ${phone}` },
    { name: "address", value: `need link ${clientAddress}` },
  ]);
  if (retryAfterSeconds > 0) return refused({ kind: "throttled", retryAfterSeconds });
  await inTransactionAs(database, { task: "need" }, async (transaction) => {
    const effect = receivesSms(phone) ? needSms : needMail;
    for (const need of await listFollowedNeeds(transaction, { phone, today: todayIso(), most: MOST_LINKS }))
      await enqueueEffect(transaction, effect, { ...need, kind: "link" });
  });
  return ok(null);
}
