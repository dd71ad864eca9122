import { type ParameterField, parameterFacts } from "#search/training-parameters.ts";

/** Where a search is written: the public API's query string, or the French address of the results page. */
export type AddressSide = "api" | "page";

/** How a parameter is called on a side. Its values are the same on both. */
export function nameOf(field: ParameterField, side: AddressSide): string {
  return side === "api" ? field : parameterFacts(field).page;
}
