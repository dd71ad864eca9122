import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { addDays } from "#app/platform/working-days.ts";
import { lockPositioning, selectFollowedFile } from "../positioning-store.server.ts";
import { contactChannels } from "./contact-channels.ts";
import { addContact } from "./contact-store.server.ts";

/** A contact, had or planned: a day and a channel of the list, and what it is about. Nothing is written freely. */
const recordContactSchema = z.strictObject({
  personFileId: z.uuid(),
  /** Empty: about nothing in particular. */
  positioningId: z.union([z.literal(""), z.uuid()]).default(""),
  contactOn: civilDaySchema,
  channel: z.enum(contactChannels),
});

/** How far a contact may be told after, or planned before. */
const MOST_DAYS = 366;

export type RecordContactRefusal =
  | { readonly kind: "unknown-person" }
  | { readonly kind: "day-too-far"; readonly day: string };

/** Whoever follows somebody says when and how they reached them, or will: what called for it calls no more. */
export const recordContact = defineCommand({
  input: recordContactSchema,
  right: "contact.record",
  async run(
    { transaction, actor, at },
    { personFileId, positioningId, contactOn, channel },
  ): Promise<Outcome<{ readonly contactOn: string }, RecordContactRefusal>> {
    const file = await selectFollowedFile(transaction, personFileId);
    const about = positioningId === "" ? null : await positioningOf(transaction, positioningId, file?.personId);
    if (file === null || about === undefined) return refused({ kind: "unknown-person" });
    const today = todayIso();
    if (contactOn < addDays(today, -MOST_DAYS) || contactOn > addDays(today, MOST_DAYS)) {
      return refused({ kind: "day-too-far", day: contactOn });
    }
    const { accountId, organisationId } = actor;
    await addContact(transaction, {
      organisationId,
      personFileId,
      about,
      channel,
      contactOn,
      recordedById: accountId,
      at,
    });
    const facts = { channel, contactOn };
    return done({ contactOn }, { action: "contact.record", resourceId: personFileId, personFileId, facts });
  },
});

async function positioningOf(
  transaction: ActingTransaction,
  id: string,
  personId: string | undefined,
): Promise<{ readonly id: string; readonly version: number } | undefined> {
  const held = await lockPositioning(transaction, id);
  return held?.personId === personId ? held : undefined;
}
