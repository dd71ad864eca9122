import { z } from "zod";
import { apiWords } from "#app/content/api-words.ts";
import type { PublicNeedQuestion } from "#app/needs/public-need-question.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { type ParameterAnswer, parameterAnswer, refuseStrangeParameters } from "./api-parameters.ts";
import { nameCountSchema } from "./name-question.ts";

export const pageSchema = z.int().min(1).max(1000);
const DEFAULT_PER_PAGE = 20;

/** Reads `?rome=&page=&perPage=` of `/api/v1/needs`. */
export function needQuestion(url: URLSearchParams): Result<PublicNeedQuestion, ParameterAnswer> {
  const strange = refuseStrangeParameters(url, ["rome", "page", "perPage"]);
  if (strange !== null) return refused(strange);
  const refuse = (field: string, expected: string): Result<PublicNeedQuestion, ParameterAnswer> =>
    refused(parameterAnswer({ code: "bad-value", field, expected }));
  const metierCode = romeCodeSchema.optional().safeParse(url.get("rome")?.toUpperCase());
  if (!metierCode.success) return refuse("rome", apiWords.expectedRome);
  const page = pageSchema.safeParse(Number(url.get("page") ?? 1));
  if (!page.success) return refuse("page", apiWords.expectedPage);
  const perPage = nameCountSchema.safeParse(Number(url.get("perPage") ?? DEFAULT_PER_PAGE));
  if (!perPage.success) return refuse("perPage", apiWords.expectedPerPage);
  return ok({ metierCode: metierCode.data, page: page.data, perPage: perPage.data });
}
