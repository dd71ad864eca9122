import { data } from "@remix-run/node";
import { z } from "zod";
import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import { type positionedPage, movePage as words } from "#app/content/sessions.ts";
import { type MoveRefusal, movePositioning } from "#app/positioning/move-positioning.server.ts";
import { refusedPersonWords } from "#app/routes/sessions/shared/refused-person-words.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import type { GuardedForm } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const moveForm = defineForm({
  form: "move",
  schema: z.object({
    key: z.uuid(),
    version: z.coerce.number().int().min(1),
    toSessionId: z.coerce.number().int().min(1),
  }),
  fields: { toSessionId: words.to },
  words: { toSessionId: words.missing },
});
export type MoveFormRefusal = RefusalOf<typeof moveForm>;

/** Moves somebody to another session of the organisation. */
export async function answerMove(
  { database, actor, form: sent }: Pick<GuardedForm, "database" | "actor" | "form">,
  { page, id }: { readonly page: string; readonly id: string },
): Promise<ReturnType<typeof data<{ readonly refusal: MoveFormRefusal }>>> {
  const asked = moveForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  // The organisation moves a request that the person agreed to: nothing new is asked of it.
  const said = { ...asked.value, positioningId: id, hasAgreed: false };
  const moved = await movePositioning(database, memberOf(actor), said);
  if (moved.ok) throw redirectSaved<typeof positionedPage.saved>(page, "personne-replacee");
  if (moved.refusal.kind === "unknown-positioning" || moved.refusal.kind === "not-allowed") throw nothingHere();
  return data({ refusal: moveForm.refuse(sent, "toSessionId", moveWordsOf(moved.refusal)) }, 409);
}

/** Why somebody was not moved, and what to do. */
function moveWordsOf(refusal: MoveRefusal | KeyRefusal): string {
  switch (refusal.kind) {
    case "unknown-session":
    case "session-of-another":
      return words.notYours;
    case "unknown-funder":
      return words.otherFunder;
    case "not-eligible":
      return words.notEligible;
    case "not-recruiting":
      return words.notRecruiting;
    default:
      return refusedPersonWords({ refusal, stateRead: null });
  }
}
