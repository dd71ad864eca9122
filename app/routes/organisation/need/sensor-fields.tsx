import type { ReactElement } from "react";
import { needSheetPage as words } from "#app/content/needs.ts";
import { setAsideReasons } from "#app/needs/need-choices.ts";
import { isOpenNeed, type NeedState } from "#app/needs/need-states.ts";
import { setAsideWords } from "#app/needs/need-words.ts";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { JobSearch } from "#app/web/jobs/job-search.tsx";
import type { AnswerFormRefusal } from "#app/web/needs/answer-forms.server.ts";
import type { SensorFormRefusal } from "#app/web/needs/sensor-forms.server.ts";
import { skillFields } from "#app/web/needs/skill-fields.tsx";

/** What a sensor chooses from: the métiers found for some words, the skills of the métier of the need. */
export interface ChoiceToQualify {
  readonly state: NeedState;
  readonly companyName: string;
  readonly asked: string;
  readonly found: readonly { readonly value: string; readonly label: string; readonly hint?: string | undefined }[];
  readonly skillLabels: readonly string[];
  readonly skills: Readonly<Record<string, string>>;
}

interface SensorFieldsProps {
  readonly choice: ChoiceToQualify;
  readonly version: string;
  readonly refusal: AnswerFormRefusal | SensorFormRefusal | undefined;
}

const reasons = setAsideReasons.map((value) => ({ value, label: setAsideWords[value] }));

/** What a sensor does with an open need: confirm its company, then qualify it; or set it aside. */
export function SensorFields({ choice, version, refusal }: SensorFieldsProps): ReactElement | null {
  if (!isOpenNeed(choice.state)) return null;
  const carried = { version };
  return (
    <>
      {choice.state === "posted" ? (
        <>
          <h2>{words.confirmTitle}</h2>
          <p>{words.confirmLede}</p>
          <PageForm
            form="confirm"
            intent="confirm"
            {...{ refusal, carried }}
            initial={{ companyName: choice.companyName }}
            fields={{ companyName: (field) => <TextField field={field} label={words.companyName} /> }}
            submit={words.confirm}
            button="button big"
          />
        </>
      ) : (
        <Qualify choice={choice} version={version} refusal={refusal} />
      )}
      <h2>{words.setAsideTitle}</h2>
      <PageForm
        form="set-aside"
        intent="set-aside"
        {...{ refusal, carried }}
        fields={{
          reason: (field) => <ChoiceField field={field} legend={words.reason} choose="one" options={reasons} />,
        }}
        submit={words.setAside}
        button="button quiet"
      />
    </>
  );
}

function Qualify({ choice, version, refusal }: SensorFieldsProps): ReactElement {
  const { asked, found, skillLabels, skills } = choice;
  const carried = { version };
  return (
    <>
      <h2>{words.qualifyTitle}</h2>
      {found.length === 0 ? null : (
        <PageForm
          form="job"
          intent="job"
          {...{ refusal, carried }}
          fields={{ rome: (field) => <ChoiceField field={field} legend={words.choose} choose="one" options={found} /> }}
          submit={words.chooseSubmit}
        />
      )}
      {asked !== "" && found.length === 0 ? <p role="status">{words.notFound}</p> : null}
      <JobSearch text={asked} label={words.asked} hint={words.askedHint} submit={words.find} isQuiet />
      {skillLabels.length === 0 ? null : (
        <PageForm
          form="qualify"
          intent="qualify"
          {...{ refusal, carried }}
          initial={skills}
          fields={skillFields(skillLabels)}
          submit={words.qualify}
        />
      )}
    </>
  );
}
