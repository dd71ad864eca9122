import { securityChangeEffect } from "#app/access/access-letters.server.ts";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { addressOfOwner } from "./factor-store.server.ts";

/** Writes to the owner of an account that their second factors changed; who has no address of ours reads it in their account. */
export async function notifyOwner(transaction: ActingTransaction, accountId: string): Promise<void> {
  const to = await addressOfOwner(transaction, accountId);
  if (to === null) return;
  const changedAt = now().toISOString();
  await enqueueEffect(transaction, securityChangeEffect, { to, change: "second-factor", changedAt });
}
