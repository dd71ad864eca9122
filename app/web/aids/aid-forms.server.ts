import { z } from "zod";
import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import {
  aidFactWords,
  aidPage,
  aidForMemberPage as memberWords,
  newAidPage,
  quoteFieldWords,
} from "#app/content/aids.ts";
import { ok, type Result } from "#app/platform/result.ts";
import {
  type AidPrepared,
  type commandAidSchema,
  MOST_AID_CENTS,
  MOST_AID_HOURS,
  quoteSchema,
} from "#app/positioning/aid/aid-commands.ts";
import { aidSchemeCodes } from "#app/positioning/aid/aid-schemes.ts";
import {
  aidLacks,
  aidRefusals,
  aidSaidHows,
  aidSupplies,
  aidWhys,
  noQuoteReasons,
} from "#app/positioning/aid/aid-states.ts";
import { aidDecisionWords } from "#app/positioning/aid/aid-words.ts";
import type { CommandAidRefusal } from "#app/positioning/aid/command-aid.server.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import { centsOf } from "#app/web/needs/typed-pay.ts";

const key = z.uuid();
const version = z.coerce.number().int().positive();
const which = { key, version };

/** A sum as it was typed, in cents: of a quote, of what is known before, of what is granted. Too large, it says so itself. */
const cents = z
  .string()
  .max(20)
  .transform((typed, context) => {
    const read = centsOf(typed);
    if (read === null || read < 1) context.addIssue({ code: "custom" });
    else if (read > MOST_AID_CENTS) context.addIssue({ code: "custom", message: aidFactWords.atMost(MOST_AID_CENTS) });
    return read ?? z.NEVER;
  });
const hours = z.coerce.number().int().min(1).max(MOST_AID_HOURS);
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);

const newAidSchema = z.object({
  key,
  scheme: z.enum(aidSchemeCodes),
  why: z.enum(aidWhys),
  title: text(300).optional(),
  provider: text(200).optional(),
  startsOn: z.iso.date().optional(),
  hours: hours.optional(),
  cost: cents.optional(),
});
const newAidFields = {
  fields: {
    ...{ scheme: newAidPage.scheme, why: newAidPage.why, title: newAidPage.training, provider: newAidPage.provider },
    ...{ startsOn: newAidPage.startsOn, hours: newAidPage.hours, cost: newAidPage.cost },
  },
  words: newAidPage.errors,
} as const;

/** What is asked when an aid is prepared: what the session does not say is left out of the page, and told when it lacks. */
export const newAidForm = defineForm({ form: "new-aid", ...newAidFields, schema: newAidSchema });
/** The same of a training that the catalogue does not have: all that lacks is told at once. */
const unlistedAidForm = defineForm({
  form: "new-aid",
  ...newAidFields,
  schema: newAidSchema.required({ title: true, provider: true, startsOn: true }),
});

type Prepared = Omit<AidPrepared, "personFileId" | "sessionNumber">;

/** The form, as the use case takes it. `sessionNumber` null: a training that the catalogue does not have. */
export function readNewAid(
  sent: FormData,
  sessionNumber: string | null,
): Result<Prepared, RefusalOf<typeof newAidForm>> {
  const read = (sessionNumber === null ? unlistedAidForm : newAidForm).read(sent);
  if (!read.ok) return read;
  const { title = null, provider = null, startsOn = null, hours: asked = null, cost = null, ...said } = read.value;
  return ok({ ...said, title, provider, startsOn, hours: asked, costCents: cost });
}

/** What a person answers, or whoever follows them notes with how they said it. */
export const answerAidForm = defineForm({
  form: "aid-answer",
  schema: z.object({ key, requestId: z.uuid(), version }),
  fields: {},
});
const notedForm = defineForm({
  form: "aid-noted",
  schema: z.object({ ...which, intent: z.enum(["agree", "decline"]), saidHow: z.enum(aidSaidHows) }),
  fields: { saidHow: aidPage.how },
  words: { saidHow: aidPage.chooseHow },
  instance: "intent",
});
const { startsOn, endsOn, hours: hoursError, companyHours: companyError, cost: costError } = aidPage.errors;
const quoteErrors = { startsOn, endsOn, hours: hoursError, companyHours: companyError, cost: costError };
const quoteForm = defineForm({
  form: "aid-quote",
  schema: z.object({
    ...which,
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    hours,
    companyHours: z.coerce.number().int().min(0).max(MOST_AID_HOURS),
    cost: cents,
  }),
  fields: {
    startsOn: quoteFieldWords.startsOn,
    endsOn: quoteFieldWords.endsOn,
    hours: quoteFieldWords.hours,
    companyHours: quoteFieldWords.companyHours,
    cost: quoteFieldWords.cost,
  },
  words: quoteErrors,
});
const noQuoteForm = defineForm({
  form: "aid-no-quote",
  schema: z.object({ ...which, reason: z.enum(noQuoteReasons) }),
  fields: { reason: memberWords.noQuoteReason },
  words: { reason: aidPage.errors.reason },
});
const filedForm = defineForm({
  form: "aid-filed",
  schema: z.object({ ...which, filedOn: z.iso.date() }),
  fields: { filedOn: aidPage.filedOn },
  words: { filedOn: aidPage.errors.filedOn },
});
const acceptForm = defineForm({
  form: "aid-accept",
  schema: z.object({ ...which, granted: cents }),
  fields: { granted: aidPage.granted },
  words: { granted: aidPage.errors.granted },
});
const refuseForm = defineForm({
  form: "aid-refuse",
  schema: z.object({ ...which, reason: z.enum(aidRefusals) }),
  fields: { reason: aidPage.refuseReason },
  words: { reason: aidPage.errors.reason },
});
const returnForm = defineForm({
  form: "aid-return",
  schema: z.object({ ...which, reason: z.enum(aidLacks) }),
  fields: { reason: aidPage.lack },
  words: { reason: aidPage.errors.reason },
});
const supplyForm = defineForm({
  form: "aid-supply",
  schema: z.object({ ...which, reason: z.enum(aidSupplies) }),
  fields: { reason: aidPage.supplyHow },
  words: { reason: aidPage.errors.supply },
});
const plainForm = defineForm({
  form: "aid",
  schema: z.object({ ...which, intent: z.enum(["ask-quote", "send", "cancel", "enter"]) }),
  fields: {},
});

export type AidFormRefusal =
  | RefusalOf<typeof notedForm>
  | RefusalOf<typeof quoteForm>
  | RefusalOf<typeof noQuoteForm>
  | RefusalOf<typeof filedForm>
  | RefusalOf<typeof acceptForm>
  | RefusalOf<typeof refuseForm>
  | RefusalOf<typeof returnForm>
  | RefusalOf<typeof supplyForm>
  | RefusalOf<typeof plainForm>;

type Command = z.infer<typeof commandAidSchema>["command"];

/** What a form of a request says: a command, or an answer of the person that is noted. */
export type AidSaid = { readonly key: string; readonly version: number } & (
  | { readonly kind: "command"; readonly command: Command }
  | {
      readonly kind: "noted";
      readonly name: "agree" | "decline";
      readonly saidHow: (typeof aidSaidHows)[number];
    }
);

/** Reads which of the forms of a request was sent, and what it says. */
export function readAidForm(sent: FormData): Result<AidSaid, AidFormRefusal> {
  switch (sent.get("intent")) {
    case "agree":
    case "decline": {
      const read = notedForm.read(sent);
      if (!read.ok) return read;
      const { intent: name, ...said } = read.value;
      return ok({ kind: "noted", name, ...said });
    }
    case "quote":
      return readQuote(sent);
    case "no-quote":
      return command(noQuoteForm.read(sent), ({ reason }) => ({ name: "no-quote", reason }));
    case "supply":
      return command(supplyForm.read(sent), ({ reason }) => ({ name: "supply", reason }));
    case "file":
      return command(filedForm.read(sent), ({ filedOn }) => ({ name: "send", filedOn }));
    case "accept":
      return command(acceptForm.read(sent), ({ granted }) => ({ name: "accept", grantedCents: granted }));
    case "refuse":
      return command(refuseForm.read(sent), ({ reason }) => ({ name: "refuse", reason }));
    case "return":
      return command(returnForm.read(sent), ({ reason }) => ({ name: "return", reason }));
    default:
      return command(plainForm.read(sent), ({ intent: name }) =>
        name === "send" ? { name, filedOn: null } : { name },
      );
  }
}

function readQuote(sent: FormData): Result<AidSaid, AidFormRefusal> {
  const read = quoteForm.read(sent);
  if (!read.ok) return read;
  const { cost, ...said } = read.value;
  const quote = quoteSchema.safeParse({ ...quoteOf(said), costCents: cost });
  if (!quote.success) return { ok: false, refusal: quoteForm.refuse(sent, "cost", aidPage.errors.cost) };
  return ok({ kind: "command", key: said.key, version: said.version, command: { name: "quote", quote: quote.data } });
}

function quoteOf({
  startsOn,
  endsOn,
  hours: total,
  companyHours,
}: {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly hours: number;
  readonly companyHours: number;
}) {
  return { startsOn, endsOn, hours: total, companyHours };
}

function command<Values extends { readonly key: string; readonly version: number }, Refusal>(
  read: Result<Values, Refusal>,
  commandOf: (values: Values) => Command,
): Result<AidSaid, Refusal> {
  if (!read.ok) return read;
  const { key: sentKey, version: readVersion } = read.value;
  return ok({ kind: "command", key: sentKey, version: readVersion, command: commandOf(read.value) });
}

type Told = Exclude<CommandAidRefusal, { readonly kind: "unknown-request" }> | KeyRefusal;

/** What is said of a command that the rule refused, beside its field where it has one. */
export function refuseAid(sent: FormData, refusal: Told): AidFormRefusal {
  switch (refusal.kind) {
    case "stale-version":
    case "key-of-another-command":
      return plainForm.refuse(sent, null, aidPage.errors.changed);
    case "quote-faulty": {
      const field = refusal.field === "costCents" ? "cost" : refusal.field;
      return quoteForm.refuse(sent, field, aidDecisionWords(refusal));
    }
    case "filed-when":
      return filedForm.refuse(sent, "filedOn", aidDecisionWords(refusal));
    case "more-than-cost":
      return acceptForm.refuse(sent, "granted", aidDecisionWords(refusal));
    default:
      return plainForm.refuse(sent, null, aidDecisionWords(refusal));
  }
}
