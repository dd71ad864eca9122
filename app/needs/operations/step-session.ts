import { funderWordsForProfessionals } from "#app/training/catalogue-words.ts";
import type { StepSession } from "./path-step.ts";

/**
 * A session as a step shows it now. Days are civil. `left`: the seats left of all funders, null when they are not communicated; `isClosed`:
 * nobody enters it any more.
 */
export interface ShownSession {
  readonly number: string;
  readonly trainingNumber: string;
  readonly organisation: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly funderCode: string | null;
  readonly left: number | null;
  readonly isClosed: boolean;
}

/** Who pays, by its code in the catalogue; null: nobody is named. */
export function funderNamed(code: string | null): string | null {
  const words = code === null ? undefined : funderWordsForProfessionals[code];
  return words === undefined ? null : `${words.charAt(0).toLocaleUpperCase("fr")}${words.slice(1)}`;
}

/** The numbers that somebody may mean who writes one without its capitals, or with spaces: as it is written first. */
export function numbersMeant(typed: string): readonly string[] {
  const joined = typed.replaceAll(/\s/g, "");
  const ways = [typed.trim(), joined].flatMap((way) => [way, way.toUpperCase(), way.toLowerCase()]);
  return [...new Set(ways)];
}

/** A session of the catalogue, as a step takes it. */
export function stepSessionOf({ number, organisation, startsOn, endsOn, funderCode }: ShownSession): StepSession {
  const organisationName = organisation.slice(0, 300);
  return { sessionNumber: number, organisationName, startsOn, endsOn, funder: funderNamed(funderCode) };
}
