import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerQuestion } from "#app/exchange/api-answer.server.ts";
import { needQuestion } from "#app/exchange/need-question.ts";
import { toNeedList } from "#app/exchange/need-view.ts";
import { bearerOf, toldNeedQuestion } from "#app/exchange/told-need-question.ts";
import { toldNeedRefusal } from "#app/exchange/told-need-refusal.server.ts";
import { toReceivedNeed } from "#app/exchange/told-need-view.ts";
import { contributeNeed } from "#app/needs/contribute-need.server.ts";
import { listPublicNeeds } from "#app/needs/list-public-needs.server.ts";
import { resolveContribution } from "#app/needs/resolve-contribution.server.ts";
import { database } from "#app/platform/database.server.ts";
import { ok, refused } from "#app/platform/result.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

const CREATED = 201;

function load(args: LoaderFunctionArgs): Promise<Response> {
  return answerQuestion(args, async () => {
    const asked = needQuestion(new URL(args.request.url).searchParams);
    if (!asked.ok) return asked;
    return ok(toNeedList(await listPublicNeeds(database(), asked.value), asked.value));
  });
}

/** Takes a need from the software of an organisation, whose token says which. No cookie is read. */
function take(args: ActionFunctionArgs): Promise<Response> {
  const { request, context } = args;
  return answerQuestion(
    args,
    async () => {
      const token = bearerOf(request.headers);
      if (!token.ok) return token;
      const told = toldNeedQuestion(request.headers, await request.text());
      if (!told.ok) return told;
      const { key, content } = told.value;
      const taken = await contributeNeed(database(), token.value, {
        name: { key, reference: content.reference ?? null },
        content,
        resolve: () => resolveContribution(content),
      });
      if (taken.ok) return ok(toReceivedNeed(taken.value));
      const { kind } = taken.refusal;
      if (kind === "no-such-token" || kind === "scope-missing") context.note({ event: "access-refused" });
      return refused(toldNeedRefusal(taken.refusal));
    },
    CREATED,
  );
}

export const loader = openToEverybody(load);
export const action = openToEverybody(take);
