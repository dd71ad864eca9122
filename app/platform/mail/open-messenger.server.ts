import path from "node:path";
import type { Environment } from "#app/platform/env.server.ts";
import type { Messenger } from "./messenger.ts";
import { outboxFiles } from "./outbox-files.server.ts";
import { smtpMailSender } from "./smtp-mail.server.ts";

/** The settings that say how messages leave. */
export type MessengerSettings = Pick<Environment, "DATA_DIR" | "MAIL_FROM" | "MAIL_URL" | "OUTBOX_DIR">;

/** Mails by SMTP when MAIL_URL is set, as files otherwise; SMS and letters always as files. */
export function openMessenger(settings: MessengerSettings): Messenger {
  const directory = settings.OUTBOX_DIR ?? path.join(settings.DATA_DIR, "outbox");
  const from = settings.MAIL_FROM;
  const files = outboxFiles({ directory, from });
  if (settings.MAIL_URL === undefined) return files;
  return { ...files, sendMail: smtpMailSender({ url: settings.MAIL_URL, from }) };
}
