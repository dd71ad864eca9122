import { z } from "zod";
import { askOpeningPage as asking, openingPage as words } from "#app/content/openings.ts";
import type { CommandOpeningRefusal } from "#app/needs/openings/command-opening.server.ts";
import {
  type commandOpeningSchema,
  FEWEST_OPENING_PEOPLE,
  MOST_OPENING_SEATS,
} from "#app/needs/openings/opening-commands.ts";
import { declineReasons, openingRadii, refuseReasons } from "#app/needs/openings/opening-states.ts";
import { openingRefusalWords } from "#app/needs/openings/opening-words.ts";
import { ok, type Result } from "#app/platform/result.ts";
import { defineForm, type RefusalOf } from "../forms/define-form.server.ts";

const key = z.uuid();
const version = z.coerce.number().int().positive();
const seats = z.coerce.number().int().min(1).max(MOST_OPENING_SEATS);
const people = z.coerce.number().int().min(FEWEST_OPENING_PEOPLE).max(1000).optional();
const radii: readonly number[] = openingRadii;

/** What the form that asks for a session says. `need`: the company's need it is for; `why`: what else it is for. */
export const askOpeningForm = defineForm({
  form: "ask-opening",
  schema: z.object({
    ...{ key, need: z.uuid().optional(), why: z.enum(["path", "other"]) },
    block: z
      .string()
      .transform((typed) => typed.replaceAll(/\s/g, "").toUpperCase())
      .pipe(z.string().min(1).max(40)),
    town: z.string().trim().min(1).max(100),
    radiusKm: z.coerce
      .number()
      .refine((km) => radii.includes(km))
      .pipe(z.literal(openingRadii)),
    startsFrom: z.iso.date(),
    startsBy: z.iso.date(),
    ...{ seats, people, replyBy: z.iso.date() },
  }),
  fields: {
    ...{ block: asking.block, town: asking.town, radiusKm: asking.radiusKm, startsFrom: asking.startsFrom },
    ...{ startsBy: asking.startsBy, seats: asking.seats, people: asking.people, replyBy: asking.replyBy },
  },
  words: asking.errors,
});

/** Adds one's seats to a request, or changes them. */
export const joinOpeningForm = defineForm({
  form: "join-opening",
  schema: z.object({
    key,
    request: z.uuid(),
    seats,
    people,
    need: z.uuid().optional(),
    why: z.enum(["path", "other"]),
  }),
  fields: { seats: asking.seats },
  words: { seats: asking.errors.seats },
});

const openForm = defineForm({
  form: "open-session",
  schema: z.object({ key, version, session: z.string().min(1).max(255), isSure: z.array(z.literal("on")).max(1) }),
  fields: { session: words.session, isSure: words.otherDays },
  words: { session: words.errors.session },
});
const declineForm = defineForm({
  form: "decline",
  schema: z.object({ key, version, reason: z.enum(declineReasons) }),
  fields: { reason: words.declineReason },
  words: { reason: words.errors.reason },
});
const refuseForm = defineForm({
  form: "refuse",
  schema: z.object({ key, version, reason: z.enum(refuseReasons) }),
  fields: { reason: words.refuseReason },
  words: { reason: words.errors.reason },
});
const plainForm = defineForm({
  form: "opening",
  schema: z.object({ key, version, intent: z.enum(["leave", "study", "could", "fund"]) }),
  fields: {},
});

export type OpeningFormRefusal =
  | RefusalOf<typeof openForm>
  | RefusalOf<typeof declineForm>
  | RefusalOf<typeof refuseForm>
  | RefusalOf<typeof plainForm>
  | RefusalOf<typeof joinOpeningForm>;

type Said = Omit<z.infer<typeof commandOpeningSchema>, "requestId">;

/** Reads which of the forms of a request was sent, and what it says. */
export function readOpeningForm(sent: FormData): Result<Said, OpeningFormRefusal> {
  switch (sent.get("intent")) {
    case "open": {
      const read = openForm.read(sent);
      if (!read.ok) return read;
      const { session: sessionNumber, isSure, ...said } = read.value;
      return ok({ ...said, command: { name: "open", sessionNumber, isSure: isSure.length > 0 } });
    }
    case "decline": {
      const read = declineForm.read(sent);
      if (!read.ok) return read;
      const { reason, ...said } = read.value;
      return ok({ ...said, command: { name: "decline", reason } });
    }
    case "refuse": {
      const read = refuseForm.read(sent);
      if (!read.ok) return read;
      const { reason, ...said } = read.value;
      return ok({ ...said, command: { name: "refuse", reason } });
    }
    default: {
      const read = plainForm.read(sent);
      if (!read.ok) return read;
      const { intent: name, ...said } = read.value;
      return ok({ ...said, command: { name } });
    }
  }
}

type Told =
  | Exclude<CommandOpeningRefusal, { readonly kind: "unknown-request" }>
  | { readonly kind: "key-of-another-command" };

/** What is said of an answer that the rule refused, beside its field where it has one. */
export function refuseOpening(sent: FormData, refusal: Told): OpeningFormRefusal {
  switch (refusal.kind) {
    case "stale-version":
    case "key-of-another-command":
      return plainForm.refuse(sent, null, words.errors.changed);
    case "unknown-session":
      return openForm.refuse(sent, "session", words.errors.unknownSession);
    case "session-teaches-else":
    case "session-over":
    case "session-too-far":
    case "session-on-another-day":
      return openForm.refuse(sent, "session", openingRefusalWords(refusal));
    default:
      return plainForm.refuse(sent, null, openingRefusalWords(refusal));
  }
}
