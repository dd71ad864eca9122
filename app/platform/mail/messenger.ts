/** A mail to one person. `effectId` makes a repeat recognisable: the Message-ID, or the name of the file, comes from it. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly effectId: string;
}

/** A short message to a telephone, in international form (+33…). */
export interface Sms {
  readonly to: string;
  readonly text: string;
  readonly effectId: string;
}

/** A letter on paper; the lines of the address as they are printed. */
export interface PaperLetter {
  readonly addressLines: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly effectId: string;
}

/**
 * How the portal reaches a person. Called by the worker only, never from a request. Throws EffectFailure: `retryable` when
 * the service did not answer or asked to come back, not when it refused for good.
 */
export interface Messenger {
  sendMail(mail: Mail): Promise<void>;
  sendSms(sms: Sms): Promise<void>;
  writeLetter(letter: PaperLetter): Promise<void>;
}
