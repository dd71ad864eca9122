import { data } from "@remix-run/node";
import { z } from "zod";
import type { managePage } from "#app/content/session-life.ts";
import { sessionPage as words } from "#app/content/sessions.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { onOwnSession } from "#app/positioning/sessions/read-session-plan.server.ts";
import type { OwnSession } from "#app/positioning/sessions/session-plan-store.server.ts";
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

/** What the feed announces for a funder; null: it says nothing, or the organisation said another number that is shown instead. */
function announcedByFeed({ seats }: OwnSession, funderCode: number): number | null {
  const own = seats.find(({ code }) => code === funderCode);
  return own === undefined || own.announcedHere !== null ? null : own.announced;
}

/** Records the seats that the organisation states for one funder of its session. */
export async function answerSeats(
  { database, actor, form: sent }: Pick<GuardedForm, "database" | "actor" | "form">,
  { page, number }: { readonly page: string; readonly number: string },
): Promise<ReturnType<typeof data<{ readonly refusal: ManageRefusal }>>> {
  const asked = manageForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { funderCode, takenElsewhere, announcedHere = null, promotes: filling } = asked.value;
  const member = memberOf(actor);
  const session = await onOwnSession(database, member, number, (_transaction, own) => own);
  if (!session.ok) throw nothingHere();
  const total = announcedHere ?? announcedByFeed(session.value, funderCode);
  if (total !== null && takenElsewhere > total) {
    const tooMany = words.manage.tooMany(takenElsewhere, total);
    return data({ refusal: manageForm.refuse(sent, "takenElsewhere", tooMany) }, 400);
  }
  const managed = await manageSession(database, member, {
    sessionId: session.value.id,
    promotesAutomatically: filling === "automatic",
    seats: [{ funderCode, takenElsewhere, announcedHere }],
  });
  if (!managed.ok) throw nothingHere();
  throw redirectSaved<typeof managePage.saved>(page, "places-enregistrees");
}
