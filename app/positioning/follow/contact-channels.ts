import type { contactChannelWords } from "#app/content/contact-channels.ts";

/** How a referent reaches somebody. */
export const contactChannels = [
  "phone",
  "sms",
  "mail",
  "meeting",
  "video",
  "letter",
] as const satisfies readonly ContactChannel[];
export type ContactChannel = keyof typeof contactChannelWords;
