import type { ActionFunctionArgs } from "@remix-run/node";
import { apiWords } from "#app/content/api-words.ts";
import { answerQuestion } from "#app/exchange/api-answer.server.ts";
import { unknownWanted } from "#app/exchange/gap-question.ts";
import { pathQuestion } from "#app/exchange/path-question.ts";
import { toPathsAnswer } from "#app/exchange/path-view.ts";
import { answerPaths } from "#app/matching/proposal/answer-paths.server.ts";
import { database } from "#app/platform/database.server.ts";
import { ok, refused } from "#app/platform/result.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

function answer(args: ActionFunctionArgs): Promise<Response> {
  return answerQuestion(args, async () => {
    const question = pathQuestion(await args.request.text());
    if (!question.ok) return question;
    const paths = await answerPaths(database().pool, question.value);
    if (paths.ok) return ok(toPathsAnswer(paths.value));
    const { kind } = paths.refusal;
    if (kind !== "unknown-place") return refused(unknownWanted({ kind }));
    return refused({ status: 400, code: kind, field: "place", message: apiWords.unknownTown });
  });
}

export const action = openToEverybody(answer);
