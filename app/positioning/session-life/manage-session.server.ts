import { z } from "zod";
import { actAs, actingFor } from "#app/access/acting.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { refused } from "#app/platform/result.ts";
import {
  lockSeats,
  openSeats,
  readBookableSession,
  recordManagedSession,
  setSeats,
} from "#app/training/seats/seat-store.server.ts";
import { sessionChanged } from "#app/training/seats/session-changed.ts";
import { promoteWaitingIn } from "../promote-waiting.server.ts";
import { followSeatsIn } from "./follow-session.server.ts";
import { lockWaiting } from "./session-positionings-store.server.ts";

const seatCount = z.int().min(0).max(10_000);

/** What an organisation says when it manages a session here. */
const manageSessionSchema = z.strictObject({
  sessionId: z.int(),
  promotesAutomatically: z.boolean(),
  /** For each funder, the seats taken elsewhere, and the organisation's own number when the feed's is wrong. */
  seats: z
    .array(z.strictObject({ funderCode: z.int(), takenElsewhere: seatCount, announcedHere: seatCount.nullable() }))
    .min(1)
    .max(30),
});

export type ManageSessionRefusal =
  | { readonly kind: "unknown-session" }
  | { readonly kind: "session-of-another" }
  | { readonly kind: "unknown-funder"; readonly funderCode: number };

/**
 * A training organisation manages one of its sessions here: from now on the seats left are known, and shown. Said again with more seats,
 * those who wait have them in the same transaction.
 */
export const manageSession = defineCommand({
  input: manageSessionSchema,
  right: "session.manage",
  async run(
    { transaction, actor, at },
    command,
  ): Promise<Outcome<{ readonly left: readonly (number | null)[] }, ManageSessionRefusal>> {
    const { sessionId, promotesAutomatically, seats } = command;
    const { organisationId } = actor;
    const session = await readBookableSession(transaction, sessionId);
    if (session === null) return refused({ kind: "unknown-session" });
    if (session.organisationId !== organisationId) return refused({ kind: "session-of-another" });
    const stranger = seats.find(({ funderCode }) => !session.funders.includes(funderCode));
    if (stranger !== undefined) return refused({ kind: "unknown-funder", funderCode: stranger.funderCode });
    await recordManagedSession(transaction, { sessionId, organisationId, promotesAutomatically, at });
    const stated = seats.toSorted((one, other) => one.funderCode - other.funderCode);
    for (const { funderCode, ...said } of stated) {
      const seat = { sessionId, funderCode };
      await openSeats(transaction, seat);
      await lockWaiting(transaction, seat);
      await setSeats(transaction, seat, said);
    }
    await enqueueEffect(transaction, sessionChanged, { sessionId });
    const left = await follow({ transaction, actor, at }, sessionId, stated);
    return done({ left }, { action: "session.manage", resourceId: String(sessionId) });
  },
});

/** Who waits has the seats that are left, then the session closes or opens: the portal's work, in the name of whoever stated the seats. */
async function follow(
  { transaction, actor, at }: CommandWork,
  sessionId: number,
  stated: readonly { readonly funderCode: number }[],
): Promise<readonly (number | null)[]> {
  const { accountId, organisationId } = actor;
  const name = { accountId, organisationId, at, on: todayIso() };
  await actAs(transaction, { accountId, organisationId, task: "position" });
  const left: (number | null)[] = [];
  for (const { funderCode } of stated) {
    await promoteWaitingIn(transaction, { sessionId, funderCode }, { ...name, by: "portal" });
    left.push((await lockSeats(transaction, { sessionId, funderCode })).left);
  }
  await followSeatsIn(transaction, sessionId, name);
  await actAs(transaction, actingFor(actor));
  return left;
}
