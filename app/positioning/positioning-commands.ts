import { z } from "zod";
import { commandKeySchema } from "#app/access/command-key.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { positioningStates } from "./positioning-states.ts";
import { stayStates } from "./stay/stay-states.ts";

const reason = z.string().max(40);
const corrections = ["correct-no-show", "restore-offer", "cancel-entry"] as const;
const silent = z.enum(["record-attendance", "accept", "wait-list", "confirm", "reopen", ...corrections]);

/** What a person or a professional commands of a positioning, with what it says. */
const commandSchema = z.discriminatedUnion("name", [
  z.strictObject({ name: silent }),
  z.strictObject({ name: z.literal("submit"), hasAgreed: z.boolean() }),
  z.strictObject({ name: z.literal("invite"), meetingOn: civilDaySchema }),
  z.strictObject({ name: z.literal("enter"), entryOn: civilDaySchema }),
  z.strictObject({ name: z.enum(["reject", "decline", "withdraw"]), reason }),
  z.strictObject({ name: z.enum(["record-absence", "record-no-show"]), reason: reason.nullable() }),
]);

/** A command on a positioning. `version`: the one its sender read; `key`: the same when it is sent again. */
export const commandPositioningSchema = z.strictObject({
  key: commandKeySchema,
  positioningId: z.uuid(),
  version: z.int().positive(),
  command: commandSchema,
});

/** The commands that are given to several people at once. */
const manyCommandSchema = z.discriminatedUnion("name", [
  z.strictObject({ name: z.enum(["accept", "wait-list", "record-attendance"]) }),
  z.strictObject({ name: z.literal("invite"), meetingOn: civilDaySchema }),
  z.strictObject({ name: z.literal("enter"), entryOn: civilDaySchema }),
  z.strictObject({ name: z.literal("reject"), reason }),
  z.strictObject({ name: z.enum(["record-absence", "record-no-show"]), reason: reason.nullable() }),
]);

/** One command for several people. `key`: at most 40 signs, it begins the key of each. */
export const commandManySchema = z.strictObject({
  key: commandKeySchema.max(40),
  command: manyCommandSchema,
  positionings: z
    .array(z.strictObject({ positioningId: z.uuid(), version: z.int().positive() }))
    .min(1)
    .max(100),
});

/**
 * What is said of a stay: an interruption, a return, an exit with its reason and the blocks obtained; the same exit again, or another day
 * of entry, corrects what was said.
 */
export const commandStaySchema = z.strictObject({
  key: commandKeySchema,
  positioningId: z.uuid(),
  version: z.int().positive(),
  command: z.discriminatedUnion("name", [
    z.strictObject({ name: z.enum(["interrupt", "resume", "correct-entry"]), happenedOn: civilDaySchema }),
    z.strictObject({
      name: z.literal("exit"),
      happenedOn: civilDaySchema,
      reason,
      blocks: z.array(z.string().max(40)).max(60),
    }),
  ]),
});

/** What positions a person on a session. `departement`: where it takes place, when its feed does not say. */
export const submitPositioningSchema = z.strictObject({
  key: commandKeySchema,
  personFileId: z.uuid(),
  sessionId: z.int(),
  funderCode: z.int(),
  programme: z.string().max(40),
  departement: z.string().max(3).nullable(),
  hasAgreed: z.boolean(),
});

/** What a command made of a positioning. */
export const positioningAnswerSchema = z.object({
  positioningId: z.string(),
  state: z.enum(positioningStates),
  stayState: z.enum(stayStates).nullable(),
  version: z.number(),
  answerBy: z.string().nullable(),
});

export type PositioningAnswer = Readonly<z.infer<typeof positioningAnswerSchema>>;

/** What moves somebody to another session, for the same funder. `hasAgreed`: the person said yes, asked of whoever follows them. */
export const movePositioningSchema = z.strictObject({
  key: commandKeySchema,
  positioningId: z.uuid(),
  version: z.int().positive(),
  toSessionId: z.int(),
  hasAgreed: z.boolean(),
});
