import { ok, type Result, refused } from "#app/platform/result.ts";
import { cleanText } from "#search/parameter-values.ts";
import { type ParameterAnswer, parameterAnswer, refuseStrangeParameters } from "./api-parameters.ts";
import { metierCountSchema, metierTextSchema } from "./metier-schema.ts";

const PARAMETERS = ["q", "perPage"] as const;
const DEFAULT_PER_PAGE = 20;

/** Reads `/api/v1/metiers?q=&perPage=`. */
export function metierQuestion(
  url: URLSearchParams,
): Result<{ readonly text: string; readonly perPage: number }, ParameterAnswer> {
  const strange = refuseStrangeParameters(url, PARAMETERS);
  if (strange !== null) return refused(strange);
  const text = metierTextSchema.safeParse(cleanText(url.get("q") ?? ""));
  if (!text.success) {
    const expected = "attend le nom d’un métier ou un code ROME, 100 caractères au plus.";
    return refused(parameterAnswer({ code: "bad-value", field: "q", expected }));
  }
  const perPage = metierCountSchema.safeParse(Number(url.get("perPage") ?? DEFAULT_PER_PAGE));
  if (!perPage.success) {
    return refused(parameterAnswer({ code: "bad-value", field: "perPage", expected: "attend un nombre de 1 à 50." }));
  }
  return ok({ text: text.data, perPage: perPage.data });
}
