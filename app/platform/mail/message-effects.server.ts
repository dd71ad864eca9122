import { z } from "zod";
import { type EffectHandlers, effectHandler } from "#app/platform/outbox/effect-handler.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { Mail, Messenger, PaperLetter, Sms } from "./messenger.ts";

const MAIL = "mail";
const SMS = "sms";
const LETTER = "letter";

const mailPayload = z.strictObject({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() });
const smsPayload = z.strictObject({ to: z.string(), text: z.string() });
const letterPayload = z.strictObject({ addressLines: z.array(z.string()), subject: z.string(), text: z.string() });

/** The handlers of what is said to people: mail, SMS, letter. */
export function messageHandlers(messenger: Messenger): EffectHandlers {
  return {
    [MAIL]: effectHandler({
      payload: mailPayload,
      run: (mail, effectId) => messenger.sendMail({ ...mail, effectId }),
    }),
    [SMS]: effectHandler({ payload: smsPayload, run: (sms, effectId) => messenger.sendSms({ ...sms, effectId }) }),
    [LETTER]: effectHandler({
      payload: letterPayload,
      run: (letter, effectId) => messenger.writeLetter({ ...letter, effectId }),
    }),
  };
}

/** Writes a mail with the caller's transaction; the worker sends it after the commit. Answers the effect's id. */
export function enqueueMail(tx: Prisma.TransactionClient, mail: Omit<Mail, "effectId">): Promise<string> {
  const { to, subject, text, html } = mail;
  return enqueueEffect(tx, { topic: MAIL, payload: { to, subject, text, html } });
}

/** Writes an SMS with the caller's transaction. Answers the effect's id. */
export function enqueueSms(tx: Prisma.TransactionClient, sms: Omit<Sms, "effectId">): Promise<string> {
  return enqueueEffect(tx, { topic: SMS, payload: { to: sms.to, text: sms.text } });
}

/** Writes a letter on paper with the caller's transaction. Answers the effect's id. */
export function enqueuePaperLetter(
  tx: Prisma.TransactionClient,
  letter: Omit<PaperLetter, "effectId">,
): Promise<string> {
  const { addressLines, subject, text } = letter;
  return enqueueEffect(tx, { topic: LETTER, payload: { addressLines: [...addressLines], subject, text } });
}
