import { needFactWords, needFollowPage as words } from "#app/content/needs.ts";
import type { OwnNeed } from "#app/needs/answer-need.server.ts";
import { contestWords, needStateWords, setAsideWords } from "#app/needs/need-words.ts";
import { type Answerable, answerableOf } from "./answerable.server.ts";
import { companyFacts, contactFacts, type NeedFact, postFacts, skillFacts } from "./need-facts.ts";

/** The page of a company's need, in words. */
export interface FollowScreen {
  readonly stand: readonly string[];
  readonly facts: readonly NeedFact[];
  /** The need that the company now answers for, where what it told was merged into it; null: what it told. */
  readonly stays: readonly NeedFact[] | null;
  readonly answerable: Answerable;
}

/** Puts a need into words for its company, on a civil day. */
export function followScreen({ need, contact, told: merged }: OwnNeed, on: string): FollowScreen {
  const told = merged ?? need;
  const asked = need.askedOn === null ? [] : [words.asked(need.dueOn)];
  const why = need.reason === null ? [] : [words.why(setAsideWords[need.reason])];
  return {
    stand: [
      ...(merged === null ? [] : [needStateWords[merged.state].company]),
      ...[needStateWords[need.state].company, ...why, ...asked, ...contestedLines(need)],
    ],
    facts: [
      { label: needFactWords.job, value: told.metierLabel ?? told.jobLabel },
      ...postFacts(told),
      ...skillFacts(told.skills),
      ...companyFacts(told),
      ...contactFacts(contact),
    ],
    stays:
      merged === null
        ? null
        : [
            { label: needFactWords.job, value: need.metierLabel ?? need.jobLabel },
            { label: needFactWords.headcount, value: needFactWords.people(need.headcount) },
            { label: needFactWords.town, value: need.town },
          ],
    answerable: answerableOf(need, "company", on),
  };
}

function contestedLines({ skills }: OwnNeed["need"]): readonly string[] {
  return skills.flatMap(({ label, contested }) =>
    contested === null ? [] : [words.contested(label, contestWords[contested])],
  );
}
