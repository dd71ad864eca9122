import { z } from "zod";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { openSecret } from "#app/platform/secrets.server.ts";
import { LINK_HOURS } from "../answer/answer-link.ts";

// The words of these messages hold a link that answers for somebody: they are sealed until they are sent.

const HOUR_MINUTES = 60;
const mailWords = z.strictObject({ subject: z.string(), text: z.string(), html: z.string() });

export const positioningSmsEffect = defineEffect({
  topic: "positioning-sms",
  lane: "sms",
  usefulMinutes: LINK_HOURS * HOUR_MINUTES,
  payload: z.strictObject({ to: z.string(), sealed: z.string() }),
  run: ({ to, sealed }, effectId, { messenger }) => messenger.sendSms({ to, text: openSecret(sealed), effectId }),
});

export const positioningMailEffect = defineEffect({
  topic: "positioning-mail",
  lane: "mail",
  usefulMinutes: LINK_HOURS * HOUR_MINUTES,
  payload: z.strictObject({ to: z.string(), sealed: z.string() }),
  run: ({ to, sealed }, effectId, { messenger }) =>
    messenger.sendMail({ to, ...mailWords.parse(JSON.parse(openSecret(sealed))), effectId }),
});
