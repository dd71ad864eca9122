import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ApiRefusal, answerApi } from "#app/exchange/api-answer.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { PublicSearchView, TrainingSearchView } from "#app/training/reading/training-view.ts";
import { fromApi } from "#app/training/search/search-parameters-from-url.ts";
import { toApi } from "#app/training/search/search-parameters-to-url.ts";
import { type SearchRefusal, searchTrainings } from "#app/training/search/search-trainings.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";
import { engineAsked } from "#search/choose-engine.server.ts";

function load(args: LoaderFunctionArgs): Promise<Response> {
  return answerApi(args, () => {
    const asked = fromApi(new URL(args.request.url).searchParams);
    if (!asked.ok) return refused({ status: 400, ...asked.refusal });
    const { parameters } = asked.value;
    const engine = engineAsked(asked.value.engine);
    return ok({
      canonical: `trainings?${toApi(parameters)}&engine=${engine}`,
      read: async () => toApiResult(await searchTrainings(parameters, engine)),
    });
  });
}

export const loader = openToEverybody(load);

function toApiResult(found: Result<TrainingSearchView, SearchRefusal>): Result<PublicSearchView, ApiRefusal> {
  if (found.ok) {
    const { lacking: _ofPerson, ...facets } = found.value.facets;
    return ok({ ...found.value, facets });
  }
  const { kind, field, message } = found.refusal;
  return refused({ status: 400, code: kind, field, message });
}
