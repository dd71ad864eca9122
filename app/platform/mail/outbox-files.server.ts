import { mkdir, open, rename } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import { mailMessage } from "./mail-message.server.ts";
import type { Mail, Messenger, PaperLetter, Sms } from "./messenger.ts";

/** Where messages are laid down, and whom mails are from. */
export interface OutboxFileSettings {
  readonly directory: string;
  readonly from: string;
}

const EFFECT_ID = /^[\da-f-]{36}$/;
/** They hold personal messages: other users of the machine cannot read them. */
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

/** Messages as files, one per effect: a gateway picks them up, or a developer reads them. A repeat replaces its own file. */
export function outboxFiles({ directory, from }: OutboxFileSettings): Messenger {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    async sendMail(mail: Mail) {
      const { message } = await composer.sendMail(mailMessage(mail, from));
      if (!Buffer.isBuffer(message)) throw new Error("The mail was not composed in memory");
      await saveChallenge(directory, `${mail.effectId}.eml`, message);
    },
    async sendSms({ to, text, effectId }: Sms) {
      await saveChallenge(directory, `${effectId}.sms.txt`, `${to}\n\n${text}\n`);
    },
    async writeLetter({ addressLines, subject, text, effectId }: PaperLetter) {
      await saveChallenge(directory, `${effectId}.letter.txt`, `${addressLines.join("\n")}\n\n${subject}\n\n${text}\n`);
    },
  };
}

/** Whole or absent under its name, even when the machine stops in between. */
async function saveChallenge(directory: string, name: string, content: string | Buffer): Promise<void> {
  if (!EFFECT_ID.test(name.slice(0, name.indexOf(".")))) throw new Error("A message is named by its effect");
  await mkdir(directory, { recursive: true, mode: PRIVATE_FOLDER });
  // Always the same temporary name: what a killed worker left half-written is written over by the next.
  const draft = path.join(directory, `.${name}.tmp`);
  const file = await open(draft, "w", PRIVATE_FILE);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path.join(directory, name));
}
