import { z } from "zod";
import { phoneShown, readPhone, receivesSms } from "#app/platform/phone.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";

/** Minutes during which a link that signs in is good. */
export const SIGN_IN_LINK_MINUTES = 15;

/** Where a link is sent: an e-mail address in lower case, or a mobile number in international form. */
export const contactSchema = z.object({ channel: z.enum(["email", "sms"]), address: z.string() });
export type Contact = Readonly<z.infer<typeof contactSchema>>;

export type ContactRefusal = { readonly kind: "not-a-mobile" } | { readonly kind: "not-a-contact" };

/** Who vouches for a contact: the portal itself. No provider has such an issuer, theirs are addresses of the web. */
const ISSUERS = { email: "urn:hub:email", sms: "urn:hub:sms" } as const;
/**
 * The plans that a link is sent to: the mainland, the departments overseas, and across the border. Anybody may ask for a message, and one
 * to a plan that charges its senders would make money for whoever asks.
 */
const SENT_TO = /^\+(?:33|262|590|594|596|32|352)/;
const ONLY_A_NUMBER = /^\+?[\d()]+$/;
const email = z.email().max(254);

/** The key of the identity that a contact is. */
export function identityOfContact({ channel, address }: Contact): {
  readonly issuer: string;
  readonly subject: string;
} {
  return { issuer: ISSUERS[channel], subject: address };
}

/** The contact of an identity; null when a provider vouches for it. */
export function contactOfIdentity(identity: { readonly issuer: string; readonly subject: string }): Contact | null {
  if (identity.issuer === ISSUERS.email) return { channel: "email", address: identity.subject };
  return identity.issuer === ISSUERS.sms ? { channel: "sms", address: identity.subject } : null;
}

/** Understands what somebody typed in one field: an e-mail address, or a mobile number however it is spaced. */
export function readContact(typed: string): Result<Contact, ContactRefusal> {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  const number = text.replaceAll(/[\s./\p{Pd}]/gu, "");
  if (ONLY_A_NUMBER.test(number)) {
    const address = readPhone(number);
    const isReached = address !== null && SENT_TO.test(address) && receivesSms(address);
    return isReached ? ok({ channel: "sms", address }) : refused({ kind: "not-a-mobile" });
  }
  return email.safeParse(text).success ? ok({ channel: "email", address: text }) : refused({ kind: "not-a-contact" });
}

/** A contact as its owner writes it: "camille@exemple.fr", "06 12 34 56 78". */
export function contactAsWritten({ channel, address }: Contact): string {
  return channel === "email" ? address : phoneShown(address);
}

/** Enough to recognise one's own contact, and no more: "c…@exemple.fr", "06 … 78", "+262 … 56". */
export function maskedContact(contact: Contact): string {
  if (contact.channel === "email") return contact.address.replace(/^(.)[^@]*/u, "$1…");
  return contactAsWritten(contact).replace(/^(\S+) .*(\d\d)$/, "$1 … $2");
}
