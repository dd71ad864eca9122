import { besideText } from "#app/content/public-needs.ts";
import { needSearchAddress } from "#app/needs/search/need-search.ts";
import type { NeedsBeside } from "#app/needs/search/needs-beside.server.ts";
import type { Understood } from "#app/training/reading/training-view.ts";
import { type NeedLine, needLine } from "#app/web/needs/need-line.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import type { FilterChip } from "./results-chips.ts";

/** The other two lists of a search: the métiers that its words mean, and the first needs of companies, with the way to all. */
export interface ResultsBeside {
  readonly metiers: readonly FilterChip[];
  readonly needs: readonly NeedLine[];
  readonly allNeeds: FilterChip | null;
}

/** Puts both lists into words; null when both are empty. */
export function besideResults(
  { q, place, radiusKm, rome }: TrainingSearchParameters,
  understood: readonly Understood[],
  { needs, total }: NeedsBeside,
): ResultsBeside | null {
  const metiers = understood
    .filter(({ kind }) => kind === "job" || kind === "rome")
    .map(({ value, label }) => ({ label, href: `/metiers/${value}` }));
  if (metiers.length === 0 && total === 0) return null;
  const href = needSearchAddress("/besoins", { q, place, radiusKm, metier: rome[0] ?? null });
  return {
    metiers,
    needs: needs.map(needLine),
    allNeeds: total > needs.length ? { label: besideText.all(total), href } : null,
  };
}
