import type { ReactElement } from "react";
import { needAnswers, needFactWords, needFollowPage as words } from "#app/content/needs.ts";
import type { OwnNeed } from "#app/needs/answer-need.server.ts";
import { isOpenNeed } from "#app/needs/need-states.ts";
import { needStateWords, setAsideWords } from "#app/needs/need-words.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { type Answerable, AnswerFields, answerableOf } from "#app/web/needs/answer-fields.tsx";
import type { AnswerFormRefusal } from "#app/web/needs/answer-forms.server.ts";
import { companyFacts, contactFacts, type NeedFact, postFacts, skillFacts } from "#app/web/needs/need-facts.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

/** The page of a company's need, in words. */
interface FollowScreen {
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

interface FollowViewProps {
  readonly screen: FollowScreen;
  readonly refusal: AnswerFormRefusal | undefined;
}

export function FollowView({ screen: { stand, facts, answerable }, refusal }: FollowViewProps): ReactElement {
  const fields = refusal?.form === "answer" ? undefined : refusal;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      {stand.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {isOpenNeed(answerable.state) ? <h2>{needAnswers.company.title}</h2> : null}
      <AnswerFields answerable={answerable} refusal={fields} by="company" />
      <h2>{words.what}</h2>
      <FactPairs facts={facts} />
      <ButtonForm intent="copy" button="button quiet">
        {words.copy}
      </ButtonForm>
    </div>
  );
}
