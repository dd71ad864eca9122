import { z } from "zod";
import { introducedText as words } from "#app/content/introduced.ts";
import type { needFollowPage } from "#app/content/needs.ts";
import { ok, type Result } from "#app/platform/result.ts";
import type { CompanyAnswerRefusal } from "#app/positioning/proposal/company-answer.server.ts";
import { meetingHows, meetingSchema } from "#app/positioning/proposal/meeting.ts";
import type { CompanyAnswer } from "#app/positioning/proposal/proposal-commands.ts";
import { proposalRefusalWords } from "#app/positioning/proposal/proposal-words.ts";
import { defineForm, type RefusalOf } from "../forms/define-form.server.ts";

const about = { proposalId: z.uuid(), version: z.coerce.number().int().positive() };

const meetForm = defineForm({
  form: "introduced-meet",
  schema: z.object({
    ...about,
    meetsOn: z.iso.date(),
    meetsAt: meetingSchema.shape.meetsAt,
    meetsHow: z.enum(meetingHows),
    meetsWhere: meetingSchema.shape.meetsWhere.optional(),
    meetsAsk: meetingSchema.shape.meetsAsk.optional(),
  }),
  fields: {
    ...{ meetsOn: words.day, meetsAt: words.time, meetsHow: words.how, meetsWhere: words.where, meetsAsk: words.ask },
  },
  words: { meetsOn: words.chooseDay, meetsAt: words.chooseTime, meetsHow: words.chooseHow, meetsWhere: words.tooLong },
  instance: "proposalId",
});
const noForm = defineForm({
  form: "introduced-no",
  schema: z.object({ ...about, said: z.enum(["pass", "not-hire"]), reason: z.string().min(1).max(40) }),
  fields: { reason: words.reason },
  words: { reason: words.chooseReason },
  instance: "proposalId",
});
const buttonForm = defineForm({
  form: "introduced",
  schema: z.object({ ...about, said: z.enum(["hire", "no-show"]) }),
  fields: {},
});

export type IntroducedFormRefusal =
  | RefusalOf<typeof meetForm>
  | RefusalOf<typeof noForm>
  | RefusalOf<typeof buttonForm>;

const intents: readonly unknown[] = ["introduced-meet", "introduced-no", "introduced"];

/** Is this one of the forms about somebody who was introduced? */
export function isOfIntroduced(sent: FormData): boolean {
  return intents.includes(sent.get("intent"));
}

interface SaidOfIntroduced {
  readonly proposalId: string;
  readonly version: number;
  readonly command: CompanyAnswer;
}

/** Reads what a company says of somebody who was introduced to it. */
export function readIntroducedAnswer(sent: FormData): Result<SaidOfIntroduced, IntroducedFormRefusal> {
  if (sent.get("intent") === "introduced-meet") {
    const read = meetForm.read(sent);
    if (!read.ok) return read;
    const { proposalId, version, meetsOn, meetsAt, meetsHow, meetsWhere = "", meetsAsk = "" } = read.value;
    const meeting = { meetsAt, meetsHow, meetsWhere, meetsAsk };
    return ok({ proposalId, version, command: { name: "meet", meetsOn, meeting } });
  }
  if (sent.get("intent") === "introduced-no") {
    const read = noForm.read(sent);
    if (!read.ok) return read;
    const { said, reason, ...which } = read.value;
    return ok({ ...which, command: { name: said, reason } });
  }
  const read = buttonForm.read(sent);
  if (!read.ok) return read;
  const { said, ...which } = read.value;
  return ok({ ...which, command: { name: said } });
}

/** What is said of an answer that was refused, beside its field where it has one. */
export function refuseIntroduced(
  sent: FormData,
  refusal: Exclude<CompanyAnswerRefusal, { readonly kind: "no-such-link" }>,
): IntroducedFormRefusal {
  switch (refusal.kind) {
    case "day-is-past":
    case "day-too-far":
      return meetForm.refuse(sent, "meetsOn", proposalRefusalWords(refusal));
    case "hour-is-past":
      return meetForm.refuse(sent, "meetsAt", proposalRefusalWords(refusal));
    case "nowhere-to-meet":
      return meetForm.refuse(sent, "meetsWhere", proposalRefusalWords(refusal));
    case "unknown-reason":
      return noForm.refuse(sent, "reason", words.chooseReason);
    case "need-over":
    case "day-to-come":
      return buttonForm.refuse(sent, null, proposalRefusalWords(refusal));
    case "changed-meanwhile":
      return buttonForm.refuse(sent, null, words.changed);
    default:
      return buttonForm.refuse(sent, null, words.gone);
  }
}

/** What is said once an answer was saved. */
export const introducedSaved = {
  meet: "rencontre",
  pass: "pas-de-suite",
  "not-hire": "pas-de-suite",
  hire: "embauchee",
  "no-show": "pas-venue",
} as const satisfies Readonly<Record<CompanyAnswer["name"], keyof typeof needFollowPage.saved>>;
