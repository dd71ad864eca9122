import { z } from "zod";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";

/** A mail that a use case has written itself. */
export const mailEffect = defineEffect({
  topic: "mail",
  lane: "mail",
  payload: z.strictObject({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() }),
  run: (mail, effectId, { messenger }) => messenger.sendMail({ ...mail, effectId }),
});

/** A short message to a telephone, in international form. */
export const smsEffect = defineEffect({
  topic: "sms",
  lane: "sms",
  payload: z.strictObject({ to: z.string(), text: z.string() }),
  run: (sms, effectId, { messenger }) => messenger.sendSms({ ...sms, effectId }),
});

/** A letter on paper. */
export const letterEffect = defineEffect({
  topic: "letter",
  lane: "paper",
  payload: z.strictObject({ addressLines: z.array(z.string()), subject: z.string(), text: z.string() }),
  run: (letter, effectId, { messenger }) => messenger.writeLetter({ ...letter, effectId }),
});
