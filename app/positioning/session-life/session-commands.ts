import { z } from "zod";
import { commandKeySchema } from "#app/access/command-key.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { sessionStates } from "#app/training/seats/session-states.ts";

/** A command on a session that its organisation manages here. `version`: the one its sender read. */
export const commandSessionSchema = z.strictObject({
  key: commandKeySchema,
  sessionId: z.int(),
  version: z.int().positive(),
  command: z.discriminatedUnion("name", [
    z.strictObject({ name: z.enum(["suspend", "resume", "close", "reopen", "report", "cancel"]) }),
    z.strictObject({ name: z.literal("postpone"), startsOn: civilDaySchema, endsOn: civilDaySchema }),
  ]),
});

/** What a command made of a session. `positionings`: how many it ended, or asked again. */
export const sessionAnswerSchema = z.object({
  sessionId: z.number(),
  state: z.enum(sessionStates),
  version: z.number(),
  positionings: z.number(),
});

export type SessionAnswer = Readonly<z.infer<typeof sessionAnswerSchema>>;
