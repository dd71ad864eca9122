import { trainingsPage as words } from "#app/content/skill-trainings.ts";
import type { Reach } from "#app/matching/proposal/propose-paths.server.ts";
import type { DraftContent } from "#app/people/skill-draft/draft-content.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { knownPlace } from "#app/territories/known-places.server.ts";

/** Where a draft looks for trainings; null when it says no town, or one that is no longer known. */
export async function reachOf({ place, radiusKm }: DraftContent): Promise<(Reach & { readonly label: string }) | null> {
  if (place === null) return null;
  const known = await knownPlace(place.value);
  if (!known.ok || known.value.filter.kind !== "circle") return null;
  return { centre: known.value.filter.centre, radiusKm, label: place.label };
}

/** The town that somebody wrote, as a draft keeps it; the refusal is what to tell them. */
export async function townWritten(text: string): Promise<Result<NonNullable<DraftContent["place"]>, string>> {
  const asked = text.trim();
  const known = await knownPlace(/^\d{5}$/.test(asked) ? `postcode:${asked}` : asked);
  if (known.ok) {
    const { value, label, filter } = known.value;
    return filter.kind === "circle" ? ok({ value, label }) : refused(words.places.unknown);
  }
  const { refusal } = known;
  if (refusal.kind === "outside-region") return refused(words.places.outside(refusal.outside.label));
  if (refusal.kind !== "ambiguous-name") return refused(words.places.unknown);
  return refused(words.places.several(refusal.choices.map(({ label }) => label).join(", ")));
}
