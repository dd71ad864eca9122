import { type ActingTransaction, actAs } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { hashToken, newToken, openSecret, sealSecret } from "#app/platform/secrets.server.ts";
import { type Contact, contactSchema, SIGN_IN_LINK_MINUTES } from "./contact.ts";

/** Saves a link and answers its secret. Whom it is for is sealed, and no account is looked up. */
export async function saveLink(transaction: ActingTransaction, contact: Contact): Promise<string> {
  const token = newToken();
  const tokenHash = hashToken(token);
  const expiresAt = new Date(now().getTime() + SIGN_IN_LINK_MINUTES * 60_000);
  await actAs(transaction, { presented: tokenHash });
  await transaction.signInLink.createMany({
    data: [{ tokenHash, sealedContact: sealSecret(JSON.stringify(contact)), expiresAt }],
  });
  return token;
}

/** Whom a good link is for; null for any other. The transaction presents the hash. */
export async function findLink(transaction: ActingTransaction, tokenHash: string): Promise<Contact | null> {
  const link = await transaction.signInLink.findUnique({ where: { tokenHash } });
  if (link === null || link.expiresAt <= now()) return null;
  return contactSchema.parse(JSON.parse(openSecret(link.sealedContact)));
}

/** Takes a good link out, for good: of two that bring it at once, one finds it. The transaction presents the hash. */
export async function consumeLink(transaction: ActingTransaction, tokenHash: string): Promise<Contact | null> {
  const contact = await findLink(transaction, tokenHash);
  const { count } = await transaction.signInLink.deleteMany({ where: { tokenHash, expiresAt: { gt: now() } } });
  return count === 1 ? contact : null;
}
