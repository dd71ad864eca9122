import { funderWordsForProfessionals } from "#app/training/catalogue-words.ts";
import type { StepSession } from "./path-step.ts";
import type { ShownSession } from "./step-session-store.server.ts";

/** Who pays, by its code in the catalogue; null: nobody is named. */
export function funderNamed(code: string | null): string | null {
  const words = code === null ? undefined : funderWordsForProfessionals[code];
  return words === undefined ? null : `${words.charAt(0).toLocaleUpperCase("fr")}${words.slice(1)}`;
}

/** A session of the catalogue, as a step takes it. */
export function stepSessionOf({ number, organisation, startsOn, endsOn, funderCode }: ShownSession): StepSession {
  const organisationName = organisation.slice(0, 300);
  return { sessionNumber: number, organisationName, startsOn, endsOn, funder: funderNamed(funderCode) };
}
