import { createTransport } from "nodemailer";
import { z } from "zod";
import { isThisMachine } from "#app/platform/env.server.ts";
import { EffectFailure } from "#app/platform/outbox/effect-failure.ts";
import { mailMessage } from "./mail-message.server.ts";
import type { Mail } from "./messenger.ts";

/** Where mails leave from. */
export interface SmtpSettings {
  /** smtp:// (587, encrypted by STARTTLS, refused otherwise but on this machine) or smtps:// (465), with the login if there is one. */
  readonly url: string;
  readonly from: string;
}

const TIMEOUT_MS = 10_000;
const SUBMISSION_PORT = 587;
const SUBMISSIONS_PORT = 465;

/** What nodemailer says of a refusal; `permanent` follows RFC 5321: 5yz replies except 503. */
const smtpError = z.object({
  code: z.string().optional(),
  originalCode: z.string().optional(),
  responseCode: z.number().optional(),
  permanent: z.boolean().optional(),
});

/** A sender of mail over SMTP. */
export function smtpMailSender(settings: SmtpSettings): (mail: Mail) => Promise<void> {
  const transport = createTransport({
    ...serverOf(settings.url),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async function sendMail(mail) {
    const message = mailMessage(mail, settings.from);
    try {
      await transport.sendMail(message);
    } catch (error) {
      throw failureOf(error);
    }
  };
}

function serverOf(url: string): {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
} {
  const address = new URL(url);
  const secure = address.protocol === "smtps:";
  const host = address.hostname.replace(/^\[(.*)\]$/, "$1");
  const server = {
    host,
    // Letters carry links that open accounts: never in clear, but to a relay on this very machine.
    requireTLS: !(secure || isThisMachine(host)),
    port: Number(address.port) || (secure ? SUBMISSIONS_PORT : SUBMISSION_PORT),
    secure,
  };
  if (address.username === "") return server;
  const auth = { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) };
  return { ...server, auth };
}

/** The sentence of the server stays in `cause`: it often repeats the address. */
function failureOf(error: unknown): EffectFailure {
  const said = smtpError.safeParse(error);
  if (!said.success) return new EffectFailure("smtp", { retryable: true, cause: error });
  const { code, originalCode, responseCode, permanent } = said.data;
  // A refused login, or no TLS, is a setting to mend, not a fault of this mail: it waits.
  const isSetting = code === "EAUTH" || code === "ENOAUTH" || code === "ETLS";
  const word = responseCode === undefined ? (originalCode ?? code ?? "smtp") : `smtp-${responseCode}`;
  return new EffectFailure(word, { retryable: isSetting || permanent !== true, cause: error });
}
