import { z } from "zod";
import { apiWords } from "#app/content/api-words.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { cleanText } from "#search/parameter-values.ts";
import { type ParameterAnswer, parameterAnswer, refuseStrangeParameters } from "./api-parameters.ts";

const PARAMETERS = ["q", "perPage"] as const;
const DEFAULT_PER_PAGE = 20;

/** What an address that finds things by their name takes. */
export const nameTextSchema = z.string().min(1).max(100);
export const nameCountSchema = z.int().min(1).max(50);

export interface NameQuestion {
  readonly text: string;
  readonly perPage: number;
}

/** Reads `?q=&perPage=`. `expected`: what `q` should have been, said to whom sent something else. */
export function nameQuestion(url: URLSearchParams, expected: string): Result<NameQuestion, ParameterAnswer> {
  const strange = refuseStrangeParameters(url, PARAMETERS);
  if (strange !== null) return refused(strange);
  const text = nameTextSchema.safeParse(cleanText(url.get("q") ?? ""));
  if (!text.success) return refused(parameterAnswer({ code: "bad-value", field: "q", expected }));
  const perPage = nameCountSchema.safeParse(Number(url.get("perPage") ?? DEFAULT_PER_PAGE));
  if (!perPage.success) {
    return refused(parameterAnswer({ code: "bad-value", field: "perPage", expected: apiWords.expectedPerPage }));
  }
  return ok({ text: text.data, perPage: perPage.data });
}
