import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerApi } from "#app/exchange/api-answer.server.ts";
import { metierQuestion } from "#app/exchange/metier-question.ts";
import { toMetierSearch } from "#app/exchange/metier-view.ts";
import { ok } from "#app/platform/result.ts";
import { findMetiers } from "#app/skills/find-metiers.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

function load(args: LoaderFunctionArgs): Promise<Response> {
  return answerApi(args, () => {
    const asked = metierQuestion(new URL(args.request.url).searchParams);
    if (!asked.ok) return asked;
    const { text, perPage } = asked.value;
    return ok({
      canonical: `metiers?${new URLSearchParams({ q: text, perPage: String(perPage) })}`,
      read: async () => ok(toMetierSearch(text, await findMetiers(text, perPage))),
    });
  });
}

export const loader = openToEverybody(load);
