import { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { isRetryable } from "#app/platform/outbox/effect-failure.ts";
import { openSecret } from "#app/platform/secrets.server.ts";
import { LINK_HOURS } from "../answer/answer-link.ts";
import { noteReceipt } from "./note-receipt.server.ts";

// The words of these messages hold a link that answers for somebody: they are sealed until they are sent.

const HOUR_MINUTES = 60;
const mailWords = z.strictObject({ subject: z.string(), text: z.string(), html: z.string() });

export const positioningSmsEffect = defineEffect({
  topic: "positioning-sms",
  lane: "sms",
  usefulMinutes: LINK_HOURS * HOUR_MINUTES,
  payload: z.strictObject({ to: z.string(), sealed: z.string() }),
  run: ({ to, sealed }, effectId, { messenger, database }) =>
    orNoteFailure(database, effectId, () => messenger.sendSms({ to, text: openSecret(sealed), effectId })),
});

export const positioningMailEffect = defineEffect({
  topic: "positioning-mail",
  lane: "mail",
  usefulMinutes: LINK_HOURS * HOUR_MINUTES,
  payload: z.strictObject({ to: z.string(), sealed: z.string() }),
  run: ({ to, sealed }, effectId, { messenger, database }) =>
    orNoteFailure(database, effectId, () =>
      messenger.sendMail({ to, ...mailWords.parse(JSON.parse(openSecret(sealed))), effectId }),
    ),
});

/** A message that is refused for good is told by another way: it is noted as one that did not arrive. */
async function orNoteFailure(database: Database, messageId: string, send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!isRetryable(error)) await noteReceipt(database, messageId, "failed");
    throw error;
  }
}
