import { z } from "zod";
import { needCommands, needStates } from "./need-states.ts";

// A message to the company of a need: written when it is sent, with a link of its own. Nothing that opens anything waits in the queue.

const payload = z.strictObject({
  needId: z.uuid(),
  /** Whose contact hears of it: the need itself, or one merged into it. Absent: the need itself. */
  contactOf: z.uuid().optional(),
  version: z.int(),
  /** What happened; `link`: the company asked for its link again; `introduced`, `withdrawn`: of somebody proposed to it; `operation`: one
   * was opened for it. */
  kind: z.enum([...needCommands, "link", "introduced", "withdrawn", "operation"]),
  state: z.enum(needStates),
});
export type NeedTold = Readonly<z.infer<typeof payload>>;

/** A need ended, was merged, or was opened again: what hangs on it follows. */
export const needMoved = { topic: "need-moved", payload: z.strictObject({ needId: z.uuid() }) } as const;

export const needSms = { topic: "need-sms", payload } as const;
export const needMail = { topic: "need-mail", payload } as const;
