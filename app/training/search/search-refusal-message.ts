import { searchRefusals } from "#app/content/search-refusals.ts";
import { assertNever } from "#app/platform/result.ts";
import type { PlaceRefusal } from "#app/territories/resolved-place.ts";

/** Why a well-formed search has no answer. */
export type SearchRefusalFacts = PlaceRefusal | { readonly kind: "engine-unavailable"; readonly engine: string };

/** What happened and what to do, in plain French. */
export function searchRefusalMessage(refusal: SearchRefusalFacts): string {
  switch (refusal.kind) {
    case "unknown-place":
      return /\d\s*$/.test(refusal.text)
        ? searchRefusals.unknownCode(refusal.text)
        : searchRefusals.unknownPlace(refusal.text);
    case "outside-region":
      return searchRefusals.unknownPlace(refusal.outside.label);
    case "ambiguous-name":
      return searchRefusals.unknownPlace(refusal.text);
    case "ambiguous-code":
      return searchRefusals.ambiguousCode(refusal.code);
    case "engine-unavailable":
      return searchRefusals.engineUnavailable(refusal.engine);
    default:
      return assertNever(refusal);
  }
}
