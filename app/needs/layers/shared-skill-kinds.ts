import type { OrganisationKind } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { sensorKinds } from "../sensor-kinds.ts";

/** Whose members see which sectors look for the same skills: those who collect needs, who place people, and branches. */
export const sharedSkillKinds: readonly OrganisationKind[] = [
  ...new Set([...sensorKinds, ...prescribingKinds, "branch" as const]),
];
