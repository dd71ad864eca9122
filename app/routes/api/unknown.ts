import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiWords } from "#app/content/api-words.ts";
import { refusalResponse } from "#app/exchange/api-answer.server.ts";

/** Every other address under /api. */
export function loader({ context }: LoaderFunctionArgs): Response {
  return refusalResponse({ status: 404, code: "not-found", message: apiWords.notFound }, context.requestId);
}
