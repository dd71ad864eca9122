import { data } from "@remix-run/node";
import { z } from "zod";
import type { managePage } from "#app/content/session-life.ts";
import { sessionPage as words } from "#app/content/sessions.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { onOwnSession } from "#app/positioning/sessions/read-session-plan.server.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import type { GuardedForm } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const { taken, announced, promotes, errors } = words.manage;
const count = z.coerce.number().int().min(0).max(10_000);

const manageForm = defineForm({
  form: "manage",
  schema: z.object({
    funderCode: z.coerce.number().int(),
    takenElsewhere: count,
    announcedHere: count.optional(),
    promotes: z.enum(["automatic", "asked"]),
  }),
  fields: { takenElsewhere: taken, announcedHere: announced, promotes },
  words: errors,
  instance: "funderCode",
});
export type ManageRefusal = RefusalOf<typeof manageForm>;

/** Records the seats that the organisation states for one funder of its session. */
export async function answerSeats(
  { database, actor, form: sent }: Pick<GuardedForm, "database" | "actor" | "form">,
  { page, number }: { readonly page: string; readonly number: string },
): Promise<ReturnType<typeof data<{ readonly refusal: ManageRefusal }>>> {
  const asked = manageForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { funderCode, takenElsewhere, announcedHere = null, promotes: filling } = asked.value;
  const member = memberOf(actor);
  const session = await onOwnSession(database, member, number, (_transaction, { id }) => id);
  if (!session.ok) throw nothingHere();
  const managed = await manageSession(database, member, {
    sessionId: session.value,
    promotesAutomatically: filling === "automatic",
    seats: [{ funderCode, takenElsewhere, announcedHere }],
  });
  if (!managed.ok) throw nothingHere();
  throw redirectSaved<typeof managePage.saved>(page, "places-enregistrees");
}
