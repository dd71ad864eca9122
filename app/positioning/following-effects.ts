import { z } from "zod";

/** A seat came free: the first who wait have what is left. */
export const seatFreed = {
  topic: "seat-freed",
  payload: z.strictObject({ sessionId: z.int(), funderCode: z.int() }),
} as const;

/** A seat was taken: a session without any left closes by itself. */
export const seatTaken = { topic: "seat-taken", payload: z.strictObject({ sessionId: z.int() }) } as const;

/** Somebody entered a training: what overlaps it elsewhere ends. */
export const personEntered = {
  topic: "person-entered",
  payload: z.strictObject({ positioningId: z.uuid() }),
} as const;

/** Somebody must hear of a decision: the one that made this version. */
export const positioningDecided = {
  topic: "positioning-decided",
  payload: z.strictObject({
    positioningId: z.uuid(),
    version: z.int(),
    audiences: z.array(z.enum(["person", "prescriber", "organisation"])),
  }),
} as const;
