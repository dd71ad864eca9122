import { z } from "zod";

/** What its organisation says of a session changed: whoever searches must find it as it is said. */
export const sessionChanged = { topic: "session-changed", payload: z.strictObject({ sessionId: z.int() }) } as const;
