import { noSearchParameters, type ParameterField, parameterFields, parameterNames } from "./search-parameter-names.ts";
import type { TrainingSearchParameters } from "./search-parameters.ts";

/** The French address of a search, without what goes without saying; the same search always has the same address. */
export function toPage(parameters: TrainingSearchParameters): URLSearchParams {
  return toUrl(parameters, "page");
}

/** The API's query string of a search, normalised like `toPage`. */
export function toApi(parameters: TrainingSearchParameters): URLSearchParams {
  return toUrl(parameters, "api");
}

function toUrl(parameters: TrainingSearchParameters, side: "api" | "page"): URLSearchParams {
  const url = new URLSearchParams();
  for (const field of parameterFields) {
    for (const value of valuesOf(parameters, field)) url.append(parameterNames[field][side], value);
  }
  return url;
}

function valuesOf(parameters: TrainingSearchParameters, field: ParameterField): readonly string[] {
  const value = parameters[field];
  if (value === null || value === noSearchParameters[field]) return [];
  if (typeof value === "boolean") return [parameterNames[field].flagValue ?? "1"];
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  return value.map(String);
}
