import type { ActionFunctionArgs } from "@remix-run/node";
import { answerQuestion } from "#app/exchange/api-answer.server.ts";
import { gapQuestion, unknownWanted } from "#app/exchange/gap-question.ts";
import { toGapAnswer } from "#app/exchange/gap-view.ts";
import { answerGap } from "#app/matching/gap/answer-gap.server.ts";
import { database } from "#app/platform/database.server.ts";
import { ok, refused } from "#app/platform/result.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

function answer(args: ActionFunctionArgs): Promise<Response> {
  return answerQuestion(args, async () => {
    const question = gapQuestion(await args.request.text());
    if (!question.ok) return question;
    const gap = await answerGap(database().pool, question.value);
    if (gap.ok) return ok(toGapAnswer(gap.value));
    return refused(unknownWanted(gap.refusal));
  });
}

export const action = openToEverybody(answer);
