/** A count of the survey: hirings planned, and those thought difficult. Null: under statistical secrecy. */
export interface SurveyCell {
  readonly projects: number | null;
  readonly difficult: number | null;
}

/**
 * How many hirings employers planned for a year. `some`: every count is secret. `difficult` is null when one of its counts is; `isLeast`:
 * some counts are secret, so that there are more.
 */
export type HiringOutlook =
  | { readonly kind: "none" | "some"; readonly year: number }
  | {
      readonly kind: "counted";
      readonly year: number;
      readonly projects: number;
      readonly difficult: number | null;
      readonly isLeast: boolean;
    };

/** Adds up the counts of a métier's families in one place. No count: nobody planned to hire. */
export function outlookOf(cells: readonly SurveyCell[], year: number): HiringOutlook {
  const told = cells.flatMap(({ projects }) => projects ?? []);
  const projects = told.reduce((sum, count) => sum + count, 0);
  const isLeast = told.length < cells.length;
  if (projects === 0) return { kind: isLeast ? "some" : "none", year };
  const hard = cells.flatMap(({ difficult }) => difficult ?? []);
  const difficult = hard.length < cells.length ? null : hard.reduce((sum, count) => sum + count, 0);
  return { kind: "counted", year, projects, difficult, isLeast };
}
