import {
  noSearchParameters,
  type ParameterField,
  parameterFacts,
  parameterFields,
  publicFields,
  type TrainingSearchParameters,
} from "#search/training-parameters.ts";
import { type AddressSide, nameOf } from "./parameter-name.ts";

/** The French address of a search, without what goes without saying; the same search always has the same address. */
export function toPage(parameters: TrainingSearchParameters): URLSearchParams {
  return toUrl(parameters, "page");
}

/** The API's query string of a search, normalised like `toPage`. */
export function toApi(parameters: TrainingSearchParameters): URLSearchParams {
  return toUrl(parameters, "api");
}

function toUrl(parameters: TrainingSearchParameters, side: AddressSide): URLSearchParams {
  const url = new URLSearchParams();
  for (const field of side === "api" ? publicFields : parameterFields) {
    for (const value of valuesOf(parameters, field)) url.append(nameOf(field, side), value);
  }
  return url;
}

function valuesOf(parameters: TrainingSearchParameters, field: ParameterField): readonly string[] {
  const value = parameters[field];
  if (value === null || value === noSearchParameters[field]) return [];
  if (typeof value === "boolean") return [parameterFacts(field).flagValue ?? "1"];
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  return value.map(String);
}
