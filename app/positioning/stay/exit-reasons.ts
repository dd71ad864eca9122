import type { StayState } from "./stay-states.ts";

/** Why a stay ended (domain.md § 2.4), and the state it leads to. None is about health: `personal` is said instead. */
export interface ExitReason {
  readonly code: string;
  readonly label: string;
  readonly leadsTo: Extract<StayState, "completed" | "dropped_out" | "excluded" | "ended_for_job" | "transferred">;
  readonly from: string;
  readonly until: string | null;
}

const always = { from: "2020-01-01", until: null } as const;

/** The reasons of an exit, as dated data. */
export const exitReasons: readonly ExitReason[] = [
  { ...always, code: "normal_end", label: "Fin normale", leadsTo: "completed" },
  { ...always, code: "early_success", label: "Certification obtenue avant le terme", leadsTo: "completed" },
  { ...always, code: "job_found", label: "Emploi trouvé", leadsTo: "ended_for_job" },
  { ...always, code: "other_training", label: "Autre formation", leadsTo: "transferred" },
  { ...always, code: "personal", label: "Motif personnel", leadsTo: "dropped_out" },
  { ...always, code: "mobility", label: "Mobilité, distance", leadsTo: "dropped_out" },
  { ...always, code: "childcare", label: "Garde d’enfant", leadsTo: "dropped_out" },
  { ...always, code: "financial", label: "Ressources, coût", leadsTo: "dropped_out" },
  { ...always, code: "level_mismatch", label: "Niveau inadapté", leadsTo: "dropped_out" },
  { ...always, code: "project_change", label: "Projet modifié", leadsTo: "dropped_out" },
  { ...always, code: "provider_failure", label: "Arrêt de la formation par l’organisme", leadsTo: "dropped_out" },
  { ...always, code: "unreachable", label: "Sans nouvelles", leadsTo: "dropped_out" },
  { ...always, code: "exclusion", label: "Exclusion", leadsTo: "excluded" },
  { ...always, code: "other", label: "Autre", leadsTo: "dropped_out" },
];

/** The reason of a code on a civil day; null when the list does not hold it that day. */
export function exitReasonOn(code: string, day: string, all: readonly ExitReason[] = exitReasons): ExitReason | null {
  return all.find((one) => one.code === code && one.from <= day && (one.until === null || day <= one.until)) ?? null;
}
