import { needFactWords, needFollowPage as words } from "#app/content/needs.ts";
import type { OwnNeed } from "#app/needs/answer-need.server.ts";
import { needStateWords, setAsideWords } from "#app/needs/need-words.ts";
import { type Answerable, answerableOf } from "./answerable.server.ts";
import { companyFacts, contactFacts, type NeedFact, postFacts, skillFacts } from "./need-facts.ts";

/** The page of a company's need, in words. */
export interface FollowScreen {
  readonly stand: readonly string[];
  readonly facts: readonly NeedFact[];
  readonly answerable: Answerable;
}

/** Puts a need into words for its company, on a civil day. */
export function followScreen({ need, contact }: OwnNeed, on: string): FollowScreen {
  const asked = need.askedOn === null ? [] : [words.asked(need.dueOn)];
  const why = need.reason === null ? [] : [words.why(setAsideWords[need.reason])];
  return {
    stand: [needStateWords[need.state].company, ...why, ...asked],
    facts: [
      { label: needFactWords.job, value: need.metierLabel ?? need.jobLabel },
      ...postFacts(need),
      ...skillFacts(need.skills),
      ...companyFacts(need),
      ...contactFacts(contact),
    ],
    answerable: answerableOf(need, "company", on),
  };
}
