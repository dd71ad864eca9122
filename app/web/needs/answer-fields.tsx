import type { ReactElement } from "react";
import { needAnswers } from "#app/content/needs.ts";
import { hiredFroms } from "#app/needs/need-choices.ts";
import { isOpenNeed } from "#app/needs/need-states.ts";
import { hiredFromWords } from "#app/needs/need-words.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import type { Answerable } from "./answerable.server.ts";

interface AnswerFieldsProps {
  readonly answerable: Answerable;
  readonly refusal: FormRefusal<"fewer", "headcount"> | FormRefusal<"fill", "hired" | "hiredFrom"> | undefined;
  /** Whoever answers: the company itself, or a sensor who notes what it says. */
  readonly by: "company" | "sensor";
}

const origins = hiredFroms.map((value) => ({ value, label: hiredFromWords[value] }));

/** The answers to a need: still wanted, filled, fewer, stopped; or opened again. */
export function AnswerFields({ answerable, refusal, by }: AnswerFieldsProps): ReactElement | null {
  const words = needAnswers[by];
  const { version, state, headcount, reopenUntil } = answerable;
  const carried = { version };
  if (!isOpenNeed(state)) {
    if (reopenUntil === null) return null;
    return (
      <>
        <p>{words.reopenUntil(reopenUntil)}</p>
        <ButtonForm intent="reopen" carried={carried} button="button">
          {words.reopen}
        </ButtonForm>
      </>
    );
  }
  const hiredHint = headcount === 1 ? {} : { hint: words.hiredHint };
  return (
    <>
      <ButtonForm intent="still-wanted" carried={carried} button="button big">
        {words.stillWanted}
      </ButtonForm>
      <h3>{words.filledTitle}</h3>
      <PageForm
        form="fill"
        intent="fill"
        {...{ refusal, carried: { version, wanted: String(headcount) } }}
        initial={{ hired: String(headcount) }}
        fields={{
          hired: (field) => (
            <TextField field={field} label={needAnswers.labels.hired} {...hiredHint} inputMode="numeric" />
          ),
          hiredFrom: (field) => (
            <ChoiceField field={field} legend={needAnswers.labels.hiredFrom} choose="one" options={origins} />
          ),
        }}
        submit={words.filled}
      />
      {headcount === 1 ? null : (
        <>
          <h3>{words.fewerTitle}</h3>
          <PageForm
            form="fewer"
            intent="fewer"
            {...{ refusal, carried }}
            fields={{
              headcount: (field) => (
                <TextField field={field} label={needAnswers.labels.headcount} inputMode="numeric" />
              ),
            }}
            submit={words.fewer}
            button="button quiet"
          />
        </>
      )}
      <ButtonForm intent="stop" carried={carried} button="button quiet">
        {words.stop}
      </ButtonForm>
    </>
  );
}
