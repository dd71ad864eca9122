import type { ActingTransaction } from "#app/access/acting.server.ts";
import { receivesSms } from "../identity/phone.ts";

/**
 * Writes the telephone number that a person gave by their link. Who was reached by letter is reached by SMS from now on, when the number
 * receives them. False: it is the number that the file has.
 */
export async function changePhone(
  transaction: ActingTransaction,
  { fileId, phone }: { readonly fileId: string; readonly phone: string },
): Promise<boolean> {
  const file = await transaction.personFile.findUniqueOrThrow({
    where: { id: fileId },
    select: { phone: true, channel: true, version: true },
  });
  if (file.phone === phone) return false;
  const wasByLetter = file.channel === "letter" || file.channel === "referent";
  const channel = wasByLetter && receivesSms(phone) ? "sms" : file.channel;
  await transaction.personFile.updateMany({
    where: { id: fileId, version: file.version },
    data: { phone, channel, version: file.version + 1 },
  });
  return true;
}
