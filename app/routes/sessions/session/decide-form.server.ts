import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { sessionPage as words } from "#app/content/sessions.ts";
import {
  type ChosenPerson,
  commandOf,
  type DecidedPeople,
  decideForPeople,
  decisionFields,
} from "#app/positioning/sessions/decide-for-people.server.ts";
import { planGroups } from "#app/positioning/sessions/plan-groups.ts";
import { refusedPersonWords } from "#app/routes/sessions/shared/refused-person-words.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import type { GuardedForm } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

/** `group`: where the form stands in the page; `read`: the people of the group, each at the version that was shown (`id:version`). */
const schema = z.object({
  key: z.uuid(),
  group: z.enum(planGroups),
  read: z.string().max(100_000),
  chosen: z.array(z.uuid()).min(1).max(100),
  ...decisionFields,
});
type Decided = z.infer<typeof schema>;

const decideForm = defineForm({
  form: "decide",
  schema,
  fields: { chosen: words.chosen, decision: words.decision, day: words.day, reason: words.reason },
  words: words.errors,
  instance: "group",
});
export type DecideRefusal = RefusalOf<typeof decideForm>;

interface Answer {
  readonly refusal: DecideRefusal;
  /** For whom it was done, when it was refused for others. */
  readonly done: readonly string[];
}

/** Decides for the people who were checked: comes back when somebody was refused, with what was done and what was not. */
export async function answerDecision(
  { database, actor, form: sent }: Pick<GuardedForm, "database" | "actor" | "form">,
  page: string,
): Promise<ReturnType<typeof data<Answer>>> {
  const asked = decideForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal, done: [] }, 400);
  const command = commandOf(asked.value);
  if (!command.ok) {
    const { missing } = command.refusal;
    return data({ refusal: decideForm.refuse(sent, missing, words.missing[missing]), done: [] }, 400);
  }
  const people = chosenOf(asked.value);
  const { key } = asked.value;
  const decided = await decideForPeople(database, memberOf(actor), { key, command: command.value, people });
  if (!decided.ok) throw proveFirst(page, asked.value);
  const { done, refused } = decided.value;
  if (refused.length === 0) throw redirectSaved<typeof words.saved>(page, "decision-enregistree");
  const isUnknown = refused.every(({ refusal: { kind } }) => kind === "unknown-positioning");
  if (done.length === 0 && isUnknown) throw nothingHere();
  return data({ refusal: refusalOf(sent, refused), done: done.map(({ name }) => name) }, 409);
}

/** The people chosen, at the version that the page showed; one that it did not show is read as the first version. */
function chosenOf({ chosen, read }: Decided): readonly ChosenPerson[] {
  const versions = new Map(read.split(",").map((one) => [one.slice(0, 36), Number(one.slice(37))]));
  return [...new Set(chosen)].map((id) => ({ id, version: versions.get(id) || 1 }));
}

/** What was refused, for each; those for whom it was done are not chosen any more. */
function refusalOf(sent: FormData, refused: DecidedPeople["refused"]): DecideRefusal {
  const refusal = decideForm.refuse(sent, "chosen", "");
  const faults = refused.map((one) => ({
    field: "chosen" as const,
    message: words.refusedFor(one.name, refusedPersonWords(one)),
    label: null,
  }));
  return { ...refusal, faults, kept: { ...refusal.kept, chosen: refused.map(({ id }) => id) } };
}

/** Several at once: the second factor is proved again, and the page comes back as it was filled. */
function proveFirst(page: string, { group, chosen, decision, day, reason }: Decided): Response {
  const filled = new URLSearchParams({ groupe: group, decision, choisis: chosen.join(".") });
  if (day !== undefined) filled.set("jour", day);
  if (reason !== undefined) filled.set("motif", reason);
  return redirect(`/connexion/code?suite=${encodeURIComponent(`${page}?${filled}`)}`, 303);
}

const filledSchema = z.object({
  groupe: z.enum(planGroups),
  decision: decisionFields.decision,
  choisis: z.string().transform((ids) => ids.split(".")),
  jour: decisionFields.day.catch(undefined),
  motif: decisionFields.reason.catch(undefined),
});

/** What the address fills a form of the page with, after the second factor was proved; null: nothing. */
export interface FilledForm {
  readonly group: (typeof planGroups)[number];
  readonly decision: string;
  readonly chosen: readonly string[];
  readonly day: string;
  readonly reason: string;
}

/** Reads how the form was filled before the second factor was asked. */
export function filledForm(url: string): FilledForm | null {
  const read = filledSchema.safeParse(Object.fromEntries(new URL(url).searchParams));
  if (!read.success) return null;
  const { groupe, decision, choisis, jour = "", motif = "" } = read.data;
  return { group: groupe, decision, chosen: choisis, day: jour, reason: motif };
}
