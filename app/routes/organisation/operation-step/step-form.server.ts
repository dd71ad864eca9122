import { z } from "zod";
import type { MemberActor } from "#app/access/actor.ts";
import { formWords } from "#app/content/form-words.ts";
import { operationStepPage as words } from "#app/content/operations.ts";
import { LONGEST_FUNDER, type PathStep } from "#app/needs/operations/path-step.ts";
import { findStepSession } from "#app/needs/operations/read-operations.server.ts";
import { stepKinds } from "#app/needs/operations/step-kinds.ts";
import { stepSessionOf } from "#app/needs/operations/step-session.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import { line } from "#app/web/forms/form-schemas.ts";

const version = z.coerce.number().int().positive();
const optional = (longest: number) => z.union([z.literal("").transform(() => null), line(longest)]).default(null);

export const stepForm = defineForm({
  form: "step",
  schema: z.object({
    version,
    kind: z.enum(stepKinds),
    label: line(300),
    session: optional(120),
    startsOn: civilDaySchema.optional(),
    endsOn: civilDaySchema.optional(),
    funder: optional(LONGEST_FUNDER),
    isDated: z.array(z.literal("on")).max(1),
    isFunded: z.array(z.literal("on")).max(1),
  }),
  fields: {
    ...{ kind: words.kind, label: words.label, session: words.session, startsOn: words.startsOn },
    ...{ endsOn: words.endsOn, funder: words.funder, isDated: words.isDated, isFunded: words.isFunded },
  },
  words: {
    ...{ kind: words.chooseKind, label: words.writeLabel, session: formWords.tooLong, funder: words.longFunder },
    ...{ startsOn: words.wrongDay, endsOn: words.wrongDay },
  },
});
export const placeForm = defineForm({
  form: "place",
  schema: z.object({ version, intent: z.enum(["raise", "remove"]) }),
  fields: {},
});

export type StepFormRefusal = RefusalOf<typeof stepForm> | RefusalOf<typeof placeForm>;

/** Reads a step that somebody wrote: a session of the catalogue gives its own days and organisation. */
export async function readStep(
  { database, member }: { readonly database: Database; readonly member: MemberActor },
  sent: FormData,
): Promise<Result<{ readonly version: number; readonly step: PathStep }, StepFormRefusal>> {
  const read = stepForm.read(sent);
  if (!read.ok) return read;
  const { version: shown, kind, label, session: number, startsOn = null, endsOn = null, ...money } = read.value;
  // A funder that is confirmed was named by whoever confirms it: the catalogue alone confirms nothing.
  if (money.isFunded.length > 0 && money.funder === null) {
    return refused(stepForm.refuse(sent, "funder", words.nameFunder));
  }
  const said = { funder: money.funder, isDated: money.isDated.length > 0, isFunded: money.isFunded.length > 0 };
  if (number === null) {
    if (startsOn !== null && startsOn < todayIso()) return refused(stepForm.refuse(sent, "startsOn", words.pastDay));
    if (endsOn !== null && (startsOn === null || endsOn < startsOn)) {
      return refused(stepForm.refuse(sent, "endsOn", words.reversedDays));
    }
    const own = { sessionNumber: null, organisationName: null, startsOn, endsOn };
    return ok({ version: shown, step: { kind, label, ...own, ...said } });
  }
  const found = await findStepSession(database, member, number);
  if (found === null) return refused(stepForm.refuse(sent, "session", words.noSession));
  const { funder, ...session } = stepSessionOf(found);
  return ok({ version: shown, step: { kind, label, ...session, ...said, funder: said.funder ?? funder } });
}
