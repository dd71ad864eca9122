import { now } from "#app/platform/clock.server.ts";
import { type ActingTransaction, actAs } from "../acting.server.ts";
import { type Contact, contactAsWritten, identityOfContact } from "./contact.ts";

/** The account a contact opens. */
export interface ContactAccount {
  readonly id: string;
  readonly closedAt: Date | null;
}

/**
 * The account that a contact made, null when it made none. Of two first visits at once, the second waits here and finds the account
 * of the first. The transaction acts for that account afterwards, or for nobody.
 */
export async function claimContact(transaction: ActingTransaction, contact: Contact): Promise<ContactAccount | null> {
  const { issuer, subject } = identityOfContact(contact);
  const presented = `${issuer} ${subject}`;
  await actAs(transaction, { presented });
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${presented}, 0))`;
  const known = await transaction.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { accountId: true },
  });
  if (known === null) return null;
  await actAs(transaction, { accountId: known.accountId });
  return transaction.account.findUniqueOrThrow({
    where: { id: known.accountId },
    select: { id: true, closedAt: true },
  });
}

/** Makes the account of a person known by a contact alone. The transaction acts for it. */
export async function addContactAccount(transaction: ActingTransaction, id: string, contact: Contact): Promise<void> {
  await actAs(transaction, { accountId: id });
  const email = contact.channel === "email" ? contact.address : null;
  await transaction.account.createMany({
    data: [{ id, name: contactAsWritten(contact), email, isProfessional: false }],
  });
  await transaction.identity.createMany({
    data: [{ ...identityOfContact(contact), accountId: id, linkedAt: now() }],
  });
}
