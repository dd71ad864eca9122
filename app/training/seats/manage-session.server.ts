import { z } from "zod";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { refused } from "#app/platform/result.ts";
import { lockSeats, openSeats, readBookableSession, recordManagedSession, setSeats } from "./seat-store.server.ts";

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

/** A training organisation manages one of its sessions here: from now on the seats left are known, and shown. */
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
    const left: (number | null)[] = [];
    for (const { funderCode, ...said } of seats.toSorted((one, other) => one.funderCode - other.funderCode)) {
      await openSeats(transaction, { sessionId, funderCode });
      await setSeats(transaction, { sessionId, funderCode }, said);
      left.push((await lockSeats(transaction, { sessionId, funderCode })).left);
    }
    return done({ left }, { action: "session.manage", resourceId: String(sessionId) });
  },
});
