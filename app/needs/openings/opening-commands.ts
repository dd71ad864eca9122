import { z } from "zod";
import { commandKeySchema } from "#app/access/command-key.ts";
import { declineReasons, openingRadii, openingStates, openingWhys, refuseReasons } from "./opening-states.ts";

/** As many seats as one organisation asks at most. */
export const MOST_OPENING_SEATS = 50;
/** Fewer people are not said. Issue D1.7. */
export const FEWEST_OPENING_PEOPLE = 5;

const seats = z.int().min(1).max(MOST_OPENING_SEATS);
const people = z.int().min(FEWEST_OPENING_PEOPLE).max(1000).nullable();
const why = { why: z.enum(openingWhys), needId: z.uuid().nullable() };

/** What asks for a session. Days are civil. */
export const askOpeningSchema = z.strictObject({
  key: commandKeySchema,
  blockCode: z.string().min(1).max(40),
  communeCode: z.string().length(5),
  radiusKm: z.literal(openingRadii),
  startsFrom: z.iso.date(),
  startsBy: z.iso.date(),
  replyBy: z.iso.date(),
  ...{ seats, people, ...why },
});
export type OpeningAsked = Readonly<z.infer<typeof askOpeningSchema>>;

/** What joins a request that somebody asked before. */
export const joinOpeningSchema = z.strictObject({
  ...{ key: commandKeySchema, requestId: z.uuid(), seats, people, ...why },
});

/** What is said of a request that was read. `leave`: one's own seats are taken back, and the request with them when nobody else asks. */
export const commandOpeningSchema = z.strictObject({
  key: commandKeySchema,
  requestId: z.uuid(),
  /** The one that the sender read. */
  version: z.int().positive(),
  command: z.discriminatedUnion("name", [
    z.strictObject({ name: z.enum(["leave", "study", "could", "fund"]) }),
    z.strictObject({ name: z.literal("decline"), reason: z.enum(declineReasons) }),
    z.strictObject({ name: z.literal("refuse"), reason: z.enum(refuseReasons) }),
    z.strictObject({ name: z.literal("open"), sessionNumber: z.string().min(1).max(255), isSure: z.boolean() }),
  ]),
});

/** What a command made of a request. */
export const openingAnswerSchema = z.object({
  requestId: z.string(),
  state: z.enum(openingStates),
  version: z.number(),
});
export type OpeningDone = Readonly<z.infer<typeof openingAnswerSchema>>;
