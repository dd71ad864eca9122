import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerQuestion } from "#app/exchange/api-answer.server.ts";
import { refuseStrangeParameters } from "#app/exchange/api-parameters.ts";
import { bearerOf } from "#app/exchange/told-need-question.ts";
import { toldNeedRefusal } from "#app/exchange/told-need-refusal.server.ts";
import { toToldNeed } from "#app/exchange/told-need-view.ts";
import { readToldNeed } from "#app/needs/contribute-need.server.ts";
import { database } from "#app/platform/database.server.ts";
import { ok, refused } from "#app/platform/result.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

/** What became of a need, for the software of the organisation that told it. No cookie is read. */
function load(args: LoaderFunctionArgs): Promise<Response> {
  const { request, params, context } = args;
  return answerQuestion(args, async () => {
    const strange = refuseStrangeParameters(new URL(request.url).searchParams, []);
    if (strange !== null) return refused(strange);
    const token = bearerOf(request.headers);
    if (!token.ok) return token;
    const told = await readToldNeed(database(), token.value, params["id"] ?? "");
    if (told.ok) return ok(toToldNeed(told.value));
    const { kind } = told.refusal;
    if (kind === "no-such-token" || kind === "scope-missing") context.note({ event: "access-refused" });
    return refused(toldNeedRefusal(told.refusal));
  });
}

export const loader = openToEverybody(load);
