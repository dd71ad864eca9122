import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerApi } from "#app/exchange/api-answer.server.ts";
import { openApiDocument } from "#app/exchange/openapi.ts";
import { ok } from "#app/platform/result.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

function load(args: LoaderFunctionArgs): Promise<Response> {
  return answerApi(args, () => ok({ canonical: "openapi", read: async () => ok(openApiDocument()) }));
}

export const loader = openToEverybody(load);
