import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn, isoDay } from "#app/access/authorisation/civil-day.ts";
import type { ContactChannel } from "./contact-channels.ts";

/** A contact as it is recorded. `about`: the positioning it was about, as it stood. */
export interface NewContact {
  readonly organisationId: string;
  readonly personFileId: string;
  readonly about: { readonly id: string; readonly version: number } | null;
  readonly channel: ContactChannel;
  readonly contactOn: string;
  readonly recordedById: string;
  readonly at: Date;
}

/** Adds a contact. Without RETURNING. */
export async function addContact(transaction: ActingTransaction, contact: NewContact): Promise<void> {
  const { about, contactOn, at, ...kept } = contact;
  await transaction.followContact.createMany({
    data: [
      {
        ...kept,
        positioningId: about?.id ?? null,
        positioningVersion: about?.version ?? null,
        contactOn: dayColumn(contactOn),
        recordedAt: at,
      },
    ],
  });
}

/** A contact as a file shows it. */
export interface KnownContact {
  readonly id: string;
  readonly channel: ContactChannel;
  readonly contactOn: string;
}

/** The last contacts with somebody, the latest recorded first. */
export async function listContacts(
  transaction: ActingTransaction,
  personFileId: string,
): Promise<readonly KnownContact[]> {
  const rows = await transaction.followContact.findMany({
    where: { personFileId },
    select: { id: true, channel: true, contactOn: true },
    orderBy: [{ recordedAt: "desc" }, { id: "asc" }],
    take: 20,
  });
  return rows.map(({ contactOn, ...row }) => ({ ...row, contactOn: isoDay(contactOn) }));
}
