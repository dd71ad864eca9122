import { z } from "zod";
import { needCommands, needStates } from "./need-states.ts";

// A message to the company of a need: written when it is sent, with a link of its own. Nothing that opens anything waits in the queue.

const payload = z.strictObject({
  needId: z.uuid(),
  /** Whose contact hears of it: the need itself, or one merged into it. Absent: the need itself. */
  contactOf: z.uuid().optional(),
  version: z.int(),
  /** What happened; `link`: the company asked for its link again. */
  kind: z.enum([...needCommands, "link"]),
  state: z.enum(needStates),
});
export type NeedTold = Readonly<z.infer<typeof payload>>;

export const needSms = { topic: "need-sms", payload } as const;
export const needMail = { topic: "need-mail", payload } as const;
