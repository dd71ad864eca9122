import { z } from "zod";
import { commandKeySchema } from "#app/access/command-key.ts";
import { followedFilePage as words } from "#app/content/followed-file.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { recordContact } from "#app/positioning/follow/record-contact.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";

/** What every form about a positioning carries: which one, as it was read, and the key that makes it count once. */
const about = { positioningId: z.uuid(), version: z.coerce.number().int().positive(), key: commandKeySchema };
const reason = z.string().min(1).max(40);

export const declineForm = defineForm({
  form: "decline",
  schema: z.object({ ...about, reason }),
  instance: "positioningId",
  fields: { reason: words.reason },
  words: { reason: words.errors.reason },
});
export const withdrawForm = defineForm({
  form: "withdraw",
  schema: z.object({ ...about, reason }),
  instance: "positioningId",
  fields: { reason: words.reason },
  words: { reason: words.errors.reason },
});
export const inviteForm = defineForm({
  form: "meeting",
  schema: z.object({ ...about, meetingOn: civilDaySchema }),
  instance: "positioningId",
  fields: { meetingOn: words.meetingOn },
  words: { meetingOn: words.errors.meetingOn },
});
/** A command that says nothing more: `confirm` or `reopen`. */
export const silentForm = defineForm({
  ...{
    form: "silent",
    schema: z.object({ ...about, intent: z.enum(["confirm", "reopen"]) }),
    instance: "positioningId",
  },
  fields: {},
});
/** What is said of a suggestion. */
export const suggestionForm = defineForm({
  form: "suggestion",
  schema: z.object({
    ...{ suggestionId: z.uuid(), version: about.version, key: about.key },
    intent: z.enum(["agree", "refuse", "take-back"]),
  }),
  fields: {},
  instance: "suggestionId",
});
export const contactForm = defineForm({
  form: "contact",
  schema: recordContact.input,
  fields: { contactOn: words.contactOn, channel: words.channel, positioningId: words.about },
  words: { contactOn: words.errors.contactOn, channel: words.errors.channel, positioningId: words.choose },
});
