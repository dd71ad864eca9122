import { z } from "zod";
import { fileLinkLetter, fileLinkSms } from "#app/content/letters/file-link-letter.ts";
import { publicAddress } from "#app/platform/env.server.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { openSecret } from "#app/platform/secrets.server.ts";
import { OFFER_DAYS } from "./offer-rule.ts";

// The secret of the link is sealed until its message is written: the queue cannot be read for it.

const DAY_MINUTES = 24 * 60;
const linkTo = z.strictObject({ to: z.string(), sealedToken: z.string() });

export const fileLinkMailEffect = defineEffect({
  topic: "file-link-mail",
  lane: "mail",
  usefulMinutes: OFFER_DAYS * DAY_MINUTES,
  payload: linkTo,
  run: ({ to, sealedToken }, effectId, { messenger }) =>
    messenger.sendMail({ to, effectId, ...fileLinkLetter({ url: addressOf(sealedToken) }) }),
});

export const fileLinkSmsEffect = defineEffect({
  topic: "file-link-sms",
  lane: "sms",
  usefulMinutes: OFFER_DAYS * DAY_MINUTES,
  payload: linkTo,
  run: ({ to, sealedToken }, effectId, { messenger }) =>
    messenger.sendSms({ to, effectId, text: fileLinkSms({ url: addressOf(sealedToken) }) }),
});

function addressOf(sealedToken: string): string {
  return publicAddress(`/mon-compte/dossier/${openSecret(sealedToken)}`);
}
