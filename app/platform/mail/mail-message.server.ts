import type { SendMailOptions } from "nodemailer";
import { EffectFailure } from "#app/platform/outbox/effect-failure.ts";
import type { Mail } from "./messenger.ts";

/** One address: no space, no list, nothing that ends a header. */
const ONE_ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;
const LINE_BREAK = /[\r\n\u0085\u2028\u2029\0]/;

/** Whether a text may stand in a header of a mail without starting another one. */
export function isOneLine(text: string): boolean {
  return !LINE_BREAK.test(text);
}

/**
 * What both adapters of mail send. Throws an EffectFailure that is not retryable for an address or a subject that would
 * write headers of its own.
 */
export function mailMessage(mail: Mail, from: string): SendMailOptions {
  if (!ONE_ADDRESS.test(mail.to)) throw new EffectFailure("mail-address", { retryable: false });
  if (!isOneLine(mail.subject)) throw new EffectFailure("mail-subject", { retryable: false });
  return {
    from,
    // As an object: a string would be read as a list of addresses.
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: messageIdOf(mail.effectId, from),
    // RFC 3834: absence messages do not answer it.
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The same for every try of one effect, so that a mail server or a reader recognises a repeat. */
export function messageIdOf(effectId: string, from: string): string {
  return `<${effectId}@${from.slice(from.lastIndexOf("@") + 1)}>`;
}
