import { randomUUID } from "node:crypto";
import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import type { Actor } from "#app/access/actor.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { endFormerSession } from "#app/access/sign-in/session/end-former-session.server.ts";
import { addSession } from "#app/access/sign-in/session/session-store.server.ts";
import { releaseConnection } from "#app/access/sign-in/throttle/throttle-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { linkDoors } from "./ask-sign-in-link.server.ts";
import type { Contact } from "./contact.ts";
import { addContactAccount, claimContact } from "./contact-account-store.server.ts";
import { consumeLink, findLink } from "./sign-in-link-store.server.ts";

/** A link somebody came by, with where and on what they opened it. */
export interface LinkAtDoor {
  readonly token: string;
  readonly device: string;
  readonly address: string;
  /** Who this browser was until now. */
  readonly former?: Actor;
}

export type LinkRefusal = { readonly kind: "link-unknown" } | { readonly kind: "account-closed" };

/** Whom a link would sign in, null when it is not good any more. Reading it uses nothing up: mail scanners follow links. */
export function readSignInLink(database: Database, token: string): Promise<Contact | null> {
  const tokenHash = hashToken(token);
  return inTransactionAs(database, { presented: tokenHash }, (transaction) => findLink(transaction, tokenHash));
}

/**
 * Signs a person in by the link they were sent, once. Opens the account that this very contact made, or makes it: never that of a
 * professional, nor one that a provider vouches for, whatever address these bear.
 */
export async function enterByLink(
  database: Database,
  { token, device, address, former }: LinkAtDoor,
): Promise<Result<{ readonly token: string }, LinkRefusal>> {
  const tokenHash = hashToken(token);
  const entered = await inTransactionAs(database, { presented: tokenHash }, async (transaction) => {
    const contact = await consumeLink(transaction, tokenHash);
    if (contact === null) return refused<LinkRefusal>({ kind: "link-unknown" });
    const opened = await openAccountOf(transaction, contact, device);
    if (opened.ok) await endFormerSession(transaction, former);
    return opened.ok ? ok({ contact, ...opened.value }) : opened;
  });
  if (!entered.ok) return entered;
  await releaseConnection(database, linkDoors(entered.value.contact, address));
  return ok({ token: entered.value.token });
}

async function openAccountOf(
  transaction: ActingTransaction,
  contact: Contact,
  device: string,
): Promise<Result<{ readonly token: string }, LinkRefusal>> {
  const known = await claimContact(transaction, contact);
  if (known !== null && known.closedAt !== null) return refused({ kind: "account-closed" });
  const accountId = known?.id ?? randomUUID();
  if (known === null) await addContactAccount(transaction, accountId, contact);
  const token = await addSession(transaction, { accountId, membershipId: null, device, factorAt: null });
  await recordAudit(
    transaction,
    { accountId },
    {
      action: "sign-in.link",
      resourceId: accountId,
      facts: { channel: contact.channel, isNew: known === null },
    },
  );
  return ok({ token });
}
