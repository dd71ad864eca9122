import { z } from "zod";
import { needAnswers as words } from "#app/content/needs.ts";
import type { CompanyCommand } from "#app/needs/answer-need.server.ts";
import type { NeedRefusal } from "#app/needs/decide-need.ts";
import { hiredFroms } from "#app/needs/need-choices.ts";
import { MOST_PEOPLE } from "#app/needs/need-posting.ts";
import { needRefusalWords } from "#app/needs/need-words.ts";
import { ok, type Result } from "#app/platform/result.ts";
import { defineForm, type RefusalOf } from "../forms/define-form.server.ts";

const version = z.coerce.number().int().positive();
const count = z.coerce.number().int().min(1).max(MOST_PEOPLE);

const fewerForm = defineForm({
  form: "fewer",
  schema: z.object({ version, headcount: count }),
  fields: { headcount: words.labels.headcount },
  words: { headcount: words.errors.headcount },
});
const fillForm = defineForm({
  form: "fill",
  schema: z.object({ version, wanted: count, hired: count, hiredFrom: z.enum(hiredFroms) }),
  fields: { hired: words.labels.hired, hiredFrom: words.labels.hiredFrom },
  words: { hired: words.errors.hired, hiredFrom: words.errors.hiredFrom },
});
const answerForm = defineForm({
  form: "answer",
  schema: z.object({ version, intent: z.enum(["still-wanted", "stop", "reopen"]) }),
  fields: {},
});

export type AnswerFormRefusal = RefusalOf<typeof fewerForm> | RefusalOf<typeof fillForm> | RefusalOf<typeof answerForm>;

/** What a form of answers says: of a need at a version, a command. */
export interface SaidOfNeed {
  readonly version: number;
  readonly command: CompanyCommand;
}

/** Reads which of the forms of answers was sent, and what it says. `wanted`: how many people the page said are looked for. */
export function readAnswer(sent: FormData): Result<SaidOfNeed, AnswerFormRefusal> {
  if (sent.get("intent") === "fewer") {
    const read = fewerForm.read(sent);
    if (!read.ok) return read;
    return ok({ version: read.value.version, command: { name: "fewer", headcount: read.value.headcount } });
  }
  if (sent.get("intent") === "fill") {
    const read = fillForm.read(sent);
    if (!read.ok) return read;
    const { version: seen, wanted, ...said } = read.value;
    return ok({ version: seen, command: { name: said.hired < wanted ? "find-some" : "fill", ...said } });
  }
  const read = answerForm.read(sent);
  return read.ok ? ok({ version: read.value.version, command: { name: read.value.intent } }) : read;
}

/** What is said of an answer that the rule refused, beside its field where it has one. */
export function refuseAnswer(
  sent: FormData,
  refusal: NeedRefusal | { readonly kind: "changed-meanwhile" },
): AnswerFormRefusal {
  if (refusal.kind === "changed-meanwhile") return answerForm.refuse(sent, null, words.changed);
  const said = needRefusalWords(refusal);
  if (refusal.kind === "not-fewer") return fewerForm.refuse(sent, "headcount", said);
  return refusal.kind === "not-as-many" ? fillForm.refuse(sent, "hired", said) : answerForm.refuse(sent, null, said);
}
