import type { Background } from "../skill-draft/background.ts";
import type { DraftContent } from "../skill-draft/draft-content.ts";

/** Something said, and the organisation whose referent noted it beside the person; absent: the person said it alone. */
interface Said {
  readonly notedBy?: string | undefined;
}

/**
 * A content after a change, where each thing says who said it: what was there before keeps who did, what is new or said otherwise bears
 * `organisation` (null: the person).
 */
export function noteWhoSaid(before: DraftContent, after: DraftContent, organisation: string | null): DraftContent {
  const note = <Item extends Said>(items: readonly Item[], known: readonly Item[]): Item[] =>
    items.map((item) => known.find((one) => isSame(one, item)) ?? { ...item, notedBy: organisation ?? undefined });
  const noteOne = <Item extends Said>(item: Item | null, known: Item | null): Item | null =>
    (item === null ? null : note([item], known === null ? [] : [known])[0]) ?? null;
  const background = (was: Background, is: Background): Background => ({
    ...is,
    licences: note(is.licences, was.licences),
    languages: note(is.languages, was.languages),
    keySkills: noteOne(is.keySkills, was.keySkills),
    level: noteOne(is.level, was.level),
  });
  return {
    ...after,
    jobs: note(after.jobs, before.jobs),
    certificates: note(after.certificates, before.certificates),
    answers: note(after.answers, before.answers),
    background: background(before.background, after.background),
  };
}

/** Do two things say the same, whoever said them? */
function isSame(one: Said, other: Said): boolean {
  return saidIn(one) === saidIn(other);
}

function saidIn(item: Said): string {
  const said = Object.entries(item).filter(([name, value]) => name !== "notedBy" && value !== undefined);
  return JSON.stringify(said.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
