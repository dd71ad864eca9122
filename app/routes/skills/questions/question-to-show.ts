import type { Profile } from "#app/matching/profile/read-profile.server.ts";
import type { DraftAnswer } from "#app/people/skill-draft/draft-answer.ts";
import type { DraftContent } from "#app/people/skill-draft/draft-content.ts";

/** After so many answers the result is shown; more are asked to whoever wants. */
export const QUESTIONS = 6;

/** One question: the page shows one at a time. */
export interface ShownQuestion {
  readonly number: number;
  readonly ogr: number;
  readonly label: string;
  readonly official?: string | undefined;
  /** What was answered, when it is asked again. */
  readonly before: DraftAnswer | null;
  /** The skill of the question before it. */
  readonly previous: number | null;
  readonly goesOn: boolean;
}

/** The question to show: one that is asked again, else the next one. Null when enough were answered, or nothing is left to ask. */
export function questionToShow(
  { answers }: DraftContent,
  { gap, questions }: Profile,
  { again, goesOn }: { readonly again: number; readonly goesOn: boolean },
): ShownQuestion | null {
  const expected = new Map([...gap.have, ...gap.close, ...gap.missing].map((skill) => [skill.ogr, skill]));
  const given = answers.filter(({ ogr }) => expected.has(ogr));
  const at = given.findIndex(({ ogr }) => ogr === again);
  const known = given[at];
  if (known !== undefined) {
    const { ogr, answer } = known;
    return {
      ...{ number: at + 1, ogr, goesOn, before: answer },
      label: expected.get(ogr)?.label ?? "",
      official: expected.get(ogr)?.official,
      previous: given[at - 1]?.ogr ?? null,
    };
  }
  const [next] = questions;
  if (next === undefined || (given.length >= QUESTIONS && !goesOn)) return null;
  return { ...next, number: given.length + 1, before: null, previous: given.at(-1)?.ogr ?? null, goesOn };
}
