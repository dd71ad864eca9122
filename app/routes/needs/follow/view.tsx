import type { ReactElement } from "react";
import { needAnswers, needFollowPage as words } from "#app/content/needs.ts";
import { toldOperationTitles } from "#app/content/operations-of-need.ts";
import { isOpenNeed } from "#app/needs/need-states.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { AnswerFields } from "#app/web/needs/answer-fields.tsx";
import type { AnswerFormRefusal } from "#app/web/needs/answer-forms.server.ts";
import type { FollowScreen } from "#app/web/needs/follow-screen.server.ts";
import { NeedPeople } from "#app/web/needs/need-people.tsx";
import type { NeedPeopleScreen } from "#app/web/needs/need-people-screen.ts";
import type { ToldOperationLine } from "#app/web/operations/operation-lines.ts";
import type { IntroducedFormRefusal } from "#app/web/proposals/introduced-forms.server.ts";
import { IntroducedPeople, type IntroducedScreen } from "#app/web/proposals/introduced-people.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

interface FollowViewProps {
  /** `people` null: the need is not ready, or not open any more. */
  readonly screen: FollowScreen & {
    readonly introduced: readonly IntroducedScreen[];
    readonly people: NeedPeopleScreen | null;
    readonly operations: readonly ToldOperationLine[];
  };
  readonly refusal: AnswerFormRefusal | IntroducedFormRefusal | undefined;
}

function isOfPerson(refusal: FollowViewProps["refusal"]): refusal is IntroducedFormRefusal {
  return refusal?.form.startsWith("introduced") === true;
}

export function FollowView({ screen, refusal }: FollowViewProps): ReactElement {
  const { stand, facts, stays, answerable, introduced, people, operations } = screen;
  const ofPerson = isOfPerson(refusal) ? refusal : undefined;
  const ofNeed = isOfPerson(refusal) ? undefined : refusal;
  const fields = ofNeed?.form === "answer" ? undefined : ofNeed;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      {stand.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <IntroducedPeople people={introduced} refusal={ofPerson} />
      {stays === null ? null : (
        <>
          <h2>{words.stays}</h2>
          <FactPairs facts={stays} />
        </>
      )}
      {isOpenNeed(answerable.state) ? <h2>{needAnswers.company.title}</h2> : null}
      <AnswerFields answerable={answerable} refusal={fields} by="company" />
      {operations.map((facts) => (
        <section key={facts.map(({ value }) => value).join(" ")}>
          <h2>{toldOperationTitles.title}</h2>
          <p>{toldOperationTitles.lede}</p>
          <FactPairs facts={facts} />
        </section>
      ))}
      {people === null ? null : <NeedPeople {...people} />}
      <h2>{words.what}</h2>
      <FactPairs facts={facts} />
      <ButtonForm intent="copy" button="button quiet">
        {words.copy}
      </ButtonForm>
    </div>
  );
}
