import { z } from "zod";
import { commandKeySchema } from "#app/access/command-key.ts";
import { aidSchemeCodes } from "./aid-schemes.ts";
import { aidLacks, aidRefusals, aidSaidHows, aidStates, aidSupplies, aidWhys, noQuoteReasons } from "./aid-states.ts";

/** More is a typing mistake: hours of a training, and what it costs, in cents. */
export const MOST_AID_HOURS = 3000;
export const MOST_AID_CENTS = 10_000_000;

const hours = z.int().min(1).max(MOST_AID_HOURS);
const companyHours = z.int().min(0).max(MOST_AID_HOURS);
const cents = z.int().min(1).max(MOST_AID_CENTS);

/** What prepares a request. A session of the catalogue, or a training by its name; days that the session says are not asked. */
export const prepareAidSchema = z.strictObject({
  key: commandKeySchema,
  personFileId: z.uuid(),
  scheme: z.enum(aidSchemeCodes),
  why: z.enum(aidWhys),
  sessionNumber: z.string().min(1).max(255).nullable(),
  title: z.string().max(300).nullable(),
  provider: z.string().max(200).nullable(),
  startsOn: z.iso.date().nullable(),
  hours: hours.nullable(),
  costCents: cents.nullable(),
});
export type AidPrepared = Readonly<z.infer<typeof prepareAidSchema>>;

const onRequest = {
  key: commandKeySchema,
  requestId: z.uuid(),
  /** The one that the sender read. */
  version: z.int().positive(),
};

/** What the person says of a request, or whoever follows them notes: then, how they said it. */
export const answerAidSchema = z.strictObject({
  ...onRequest,
  name: z.enum(["agree", "decline"]),
  saidHow: z.enum(aidSaidHows).nullable().default(null),
});

/** A quote, as the organisation gives it or whoever follows the person notes it. Days are civil. */
export const quoteSchema = z.strictObject({
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  hours,
  companyHours,
  costCents: cents,
});

/** What a member says of a request. */
export const commandAidSchema = z.strictObject({
  ...onRequest,
  command: z.discriminatedUnion("name", [
    z.strictObject({ name: z.enum(["ask-quote", "cancel", "enter"]) }),
    z.strictObject({ name: z.literal("quote"), quote: quoteSchema }),
    z.strictObject({ name: z.literal("no-quote"), reason: z.enum(noQuoteReasons) }),
    z.strictObject({ name: z.literal("supply"), reason: z.enum(aidSupplies) }),
    z.strictObject({ name: z.literal("send"), filedOn: z.iso.date().nullable() }),
    z.strictObject({ name: z.literal("accept"), grantedCents: cents }),
    z.strictObject({ name: z.literal("refuse"), reason: z.enum(aidRefusals) }),
    z.strictObject({ name: z.literal("return"), reason: z.enum(aidLacks) }),
  ]),
});

/** What a command made of a request. */
export const aidAnswerSchema = z.object({
  requestId: z.string(),
  state: z.enum(aidStates),
  version: z.number(),
});
export type AidDone = Readonly<z.infer<typeof aidAnswerSchema>>;
