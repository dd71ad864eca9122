import type { ReactElement } from "react";
import { personNeedsPage as words } from "#app/content/proposals.ts";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import type { FormField } from "#app/ui/fields/form-field.ts";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import type { NotedRefusal } from "./noted-forms.server.ts";

/** What a referent chooses among to note what somebody answered. */
export interface NotedChoices {
  readonly hows: readonly Option[];
  readonly ways: readonly Option[];
  readonly skills: readonly Option[];
  readonly reasons: readonly Option[];
  /** The yes joins an operation: the company is told of nobody. */
  readonly isOfOperation: boolean;
}

interface NotedAnswerProps {
  readonly id: string;
  readonly job: string;
  readonly choices: NotedChoices;
  readonly carried: Readonly<Record<string, string>>;
  readonly refusal: NotedRefusal | undefined;
}

/** The yes or the no of somebody who told it to their referent, and how they told it. */
export function NotedAnswer({ id, job, choices, carried, refusal }: NotedAnswerProps): ReactElement {
  const form = { instance: id, refusal, carried };
  const saidHow = (field: FormField): ReactElement => (
    <ChoiceField field={field} legend={words.how} choose="one" options={choices.hows} />
  );
  const isRefused = refusal?.form !== "proposal" && refusal?.instance === id;
  return (
    <details className="disclosure" open={isRefused}>
      <summary>
        {words.note}
        <span className="sr-only"> : {job}</span>
      </summary>
      {choices.isOfOperation ? null : <p>{words.noteLede}</p>}
      <h4>{words.saidYes}</h4>
      {choices.isOfOperation ? (
        <PageForm
          form="noted-join"
          {...form}
          fields={{
            saidHow,
          }}
          submit={words.join}
          intent="noted-join"
        />
      ) : (
        <PageForm
          form="noted-agree"
          {...form}
          fields={{
            saidHow,
            way: (field) => <ChoiceField field={field} legend={words.way} choose="one" options={choices.ways} />,
            skills: (field) =>
              choices.skills.length === 0 ? null : (
                <ChoiceField field={field} legend={words.show} choose="several" options={choices.skills} />
              ),
          }}
          submit={words.agree}
          intent="noted-agree"
        />
      )}
      <h4>{words.saidNo}</h4>
      <PageForm
        form="noted-decline"
        {...form}
        fields={{
          saidHow,
          reason: (field) => <SelectField field={field} label={words.reason} options={choices.reasons} isOptional />,
        }}
        submit={words.decline}
        intent="noted-decline"
        button="button quiet"
      />
    </details>
  );
}
