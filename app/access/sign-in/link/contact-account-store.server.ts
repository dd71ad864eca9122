import { type ActingTransaction, actAs } from "#app/access/acting.server.ts";
import { addAccount, findAccount } from "#app/access/sign-in/account/account-store.server.ts";
import { addIdentity, claimIdentity, presentedOf } from "#app/access/sign-in/federation/identity-store.server.ts";
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
  const key = identityOfContact(contact);
  await actAs(transaction, { presented: presentedOf(key) });
  const accountId = await claimIdentity(transaction, key);
  if (accountId === null) return null;
  await actAs(transaction, { accountId });
  const account = await findAccount(transaction, accountId);
  return account === null ? null : { id: accountId, closedAt: account.closedAt };
}

/** Makes the account of a person known by a contact alone. The transaction acts for it. */
export async function addContactAccount(transaction: ActingTransaction, id: string, contact: Contact): Promise<void> {
  await actAs(transaction, { accountId: id });
  const email = contact.channel === "email" ? contact.address : null;
  await addAccount(transaction, { id, name: contactAsWritten(contact), email, isProfessional: false });
  await addIdentity(transaction, identityOfContact(contact), id);
}
