import { receivesSms } from "#app/platform/phone.ts";
import type { ContactChannel } from "./file-commands.ts";

/** The way chosen to reach somebody lacks what it needs. */
export interface ContactFault {
  readonly kind: "phone-missing" | "phone-takes-no-sms" | "mail-missing" | "address-missing";
}

interface Contact {
  readonly channel: ContactChannel;
  readonly phone: string | null;
  readonly mail: string | null;
  readonly addressLine?: string | null;
  readonly postalCode?: string | null;
  readonly addressTown?: string | null;
}

/** What the chosen channel lacks; null when the person can be reached by it. */
export function contactFault(contact: Contact): ContactFault | null {
  const { channel, phone, mail, addressLine, postalCode, addressTown } = contact;
  if (channel === "sms" && phone === null) return { kind: "phone-missing" };
  if (channel === "sms" && phone !== null && !receivesSms(phone)) return { kind: "phone-takes-no-sms" };
  if (channel === "mail" && mail === null) return { kind: "mail-missing" };
  const hasAddress = [addressLine, postalCode, addressTown].every((part) => part !== null && part !== undefined);
  return channel === "letter" && !hasAddress ? { kind: "address-missing" } : null;
}
