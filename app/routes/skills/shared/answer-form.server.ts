import { z } from "zod";
import { draftAnswers } from "#app/people/skill-draft/draft-answer.ts";
import { withAnswer } from "#app/people/skill-draft/draft-content.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import type { GuardedForm } from "#app/web/guard.server.ts";
import { changeAndGo, draftOf, toSkillPage } from "#app/web/skill-draft.server.ts";

const MOST_OGR = 2_147_483_647;
const answerForm = defineForm({
  form: "answer",
  schema: z.object({ ogr: z.coerce.number().int().positive().max(MOST_OGR), answer: z.enum(draftAnswers) }),
  fields: {},
});

/** Keeps the answer about one skill, and leads to a page; without a job wanted, to where it is asked. What is no answer is refused. */
export async function keepAnswer(guarded: GuardedForm, to: string): Promise<Response> {
  const sent = answerForm.read(guarded.form);
  if (!sent.ok) return new Response(null, { status: 400 });
  if ((await draftOf(guarded)).target === null) return toSkillPage(guarded, "metier-voulu");
  return changeAndGo(guarded, (content) => withAnswer(content, { ...sent.value, on: todayIso() }), to);
}
