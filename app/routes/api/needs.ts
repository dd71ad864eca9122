import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerQuestion } from "#app/exchange/api-answer.server.ts";
import { needQuestion } from "#app/exchange/need-question.ts";
import { toNeedList } from "#app/exchange/need-view.ts";
import { listPublicNeeds } from "#app/needs/list-public-needs.server.ts";
import { database } from "#app/platform/database.server.ts";
import { ok } from "#app/platform/result.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

function load(args: LoaderFunctionArgs): Promise<Response> {
  return answerQuestion(args, async () => {
    const asked = needQuestion(new URL(args.request.url).searchParams);
    if (!asked.ok) return asked;
    return ok(toNeedList(await listPublicNeeds(database(), asked.value), asked.value));
  });
}

export const loader = openToEverybody(load);
