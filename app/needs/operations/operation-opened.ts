import { z } from "zod";

/** An operation was opened: who follows people near is asked for some, and whoever told its need hears of it. */
export const operationOpened = {
  topic: "operation-opened",
  payload: z.strictObject({ operationId: z.uuid() }),
} as const;
