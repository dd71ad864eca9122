import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { channelToTell } from "./channel-to-tell.ts";

const fileRow = z.object({
  firstName: z.string(),
  lastName: z.string(),
  channel: z.enum(["sms", "mail", "letter", "referent"]),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
  addressLine: z.string().nullable(),
  addressMore: z.string().nullable(),
  postalCode: z.string().nullable(),
  addressTown: z.string().nullable(),
  birthDate: z.date().nullable(),
});
type FileRow = z.infer<typeof fileRow>;

/** How a person is reached: a number or an address, or the lines of an envelope. */
export type ContactToTell =
  | { readonly channel: "sms"; readonly to: string }
  | { readonly channel: "mail"; readonly to: string }
  /** `mayType`: a code is typed with the birth date, which the file may not have. */
  | { readonly channel: "letter"; readonly addressLines: readonly string[]; readonly mayType: boolean };

/**
 * How the person of a file is reached: as they prefer, else by what is known; without a telephone and a mail, by a letter. `otherwise`:
 * that way did not reach them; the next one.
 */
export async function readContactToTell(
  transaction: ActingTransaction,
  personFileId: string,
  { otherwise = false }: { readonly otherwise?: boolean } = {},
): Promise<ContactToTell> {
  const row = await transaction.personFile.findUniqueOrThrow({
    where: { id: personFileId },
    select: {
      ...{ firstName: true, lastName: true, channel: true, phone: true, mail: true, addressLine: true },
      ...{ addressMore: true, postalCode: true, addressTown: true, birthDate: true },
    },
  });
  const file = fileRow.parse(row);
  const contact = contactOf(file);
  if (!otherwise || contact.channel === "letter") return contact;
  return contactOf(contact.channel === "sms" ? { ...file, phone: null } : { ...file, mail: null });
}

function contactOf(file: FileRow): ContactToTell {
  const { phone, mail, birthDate } = file;
  const channel = channelToTell(file);
  if (channel === "sms" && phone !== null) return { channel, to: phone };
  if (channel === "mail" && mail !== null) return { channel, to: mail };
  return { channel: "letter", addressLines: envelopeOf(file), mayType: birthDate !== null };
}

function envelopeOf({
  firstName,
  lastName,
  addressLine,
  addressMore,
  postalCode,
  addressTown,
}: FileRow): readonly string[] {
  const town = [postalCode, addressTown].filter((part) => part !== null).join(" ");
  return [`${firstName} ${lastName}`, addressMore ?? "", addressLine ?? "", town].filter((line) => line !== "");
}

/** The address of a professional; null: they gave none. */
export async function readAccountMail(transaction: ActingTransaction, accountId: string): Promise<string | null> {
  const account = await transaction.account.findUnique({ where: { id: accountId }, select: { email: true } });
  return account?.email ?? null;
}
