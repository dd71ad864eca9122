import { signInLinkEffect, signInSmsEffect } from "#app/access/access-letters.server.ts";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { type ThrottledDoor, takeTry } from "#app/access/sign-in/throttle/throttle-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { sealSecret } from "#app/platform/secrets.server.ts";
import { type Contact, identityOfContact } from "./contact.ts";
import { saveLink } from "./sign-in-link-store.server.ts";

/**
 * Sends a link that signs a person in, to any contact: no account is looked up, so that known or not, person or professional, the answer
 * and its time are the same. The message leaves by the outbox. Asking is counted for the contact and for the network address.
 */
export async function askSignInLink(
  database: Database,
  { contact, address }: { readonly contact: Contact; readonly address: string },
): Promise<Result<null, { readonly kind: "throttled"; readonly retryAfterSeconds: number }>> {
  const retryAfterSeconds = await takeTry(database, linkDoors(contact, address));
  if (retryAfterSeconds > 0) return refused({ kind: "throttled", retryAfterSeconds });
  await inTransactionAs(database, {}, async (transaction) => {
    const sealedToken = sealSecret(await saveLink(transaction, contact));
    const { channel, address: to } = contact;
    await enqueueEffect(transaction, channel === "email" ? signInLinkEffect : signInSmsEffect, { to, sealedToken });
  });
  return ok(null);
}

/** The doors that asking for a link counts at, and that coming in by it opens again. */
export function linkDoors(contact: Contact, address: string): readonly ThrottledDoor[] {
  const { issuer, subject } = identityOfContact(contact);
  return [
    { name: "contact", value: `${issuer} ${subject}` },
    { name: "address", value: address },
  ];
}
