import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiWords } from "#app/content/api-words.ts";
import { refusalResponse } from "#app/exchange/api-answer.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

/** Every other address under /api. */
function load({ context }: LoaderFunctionArgs): Response {
  return refusalResponse({ status: 404, code: "not-found", message: apiWords.notFound }, context.requestId);
}

export const loader = openToEverybody(load);
