import { receivesSms } from "#app/platform/phone.ts";

/** What a file says of how somebody is reached. */
interface Reached {
  readonly channel: string;
  readonly phone: string | null;
  readonly mail: string | null;
}

/** By which channel the notices of a person go: as they prefer, else by what is known; without a telephone and a mail, by a letter. */
export function channelToTell({ channel, phone, mail }: Reached): "sms" | "mail" | "letter" {
  const isReached = channel === "sms" || channel === "mail";
  const hasSms = phone !== null && receivesSms(phone);
  if (isReached && hasSms && (channel === "sms" || mail === null)) return "sms";
  return isReached && mail !== null ? "mail" : "letter";
}
