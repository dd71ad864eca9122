import path from "node:path";
import type { Environment } from "#app/platform/env.server.ts";
import { httpSmsSender } from "./http-sms.server.ts";
import type { Messenger } from "./messenger.ts";
import { outboxFiles } from "./outbox-files.server.ts";
import { smtpMailSender } from "./smtp-mail.server.ts";

/** The settings that say how messages leave. */
export type MessengerSettings = Pick<
  Environment,
  "DATA_DIR" | "MAIL_FROM" | "MAIL_URL" | "OUTBOX_DIR" | "SMS_FROM" | "SMS_KEY" | "SMS_URL"
>;

/** Mails by SMTP when MAIL_URL is set, SMS by HTTP when SMS_URL is; as files otherwise, and letters always. */
export function openMessenger(settings: MessengerSettings): Messenger {
  const directory = settings.OUTBOX_DIR ?? path.join(settings.DATA_DIR, "outbox");
  const from = settings.MAIL_FROM;
  const files = outboxFiles({ directory, from });
  const { MAIL_URL: mailUrl, SMS_URL: url, SMS_KEY: key, SMS_FROM: sender } = settings;
  return {
    ...files,
    ...(mailUrl === undefined ? {} : { sendMail: smtpMailSender({ url: mailUrl, from }) }),
    ...(url === undefined ? {} : { sendSms: httpSmsSender({ url, key, from: sender }) }),
  };
}
