import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { needSheetPage as words } from "#app/content/needs.ts";
import { contestReasons, setAsideReasons } from "#app/needs/need-choices.ts";
import { isOpenNeed } from "#app/needs/need-states.ts";
import { contestWords, setAsideWords } from "#app/needs/need-words.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { JobSearch } from "#app/web/jobs/job-search.tsx";
import type { AnswerFormRefusal } from "#app/web/needs/answer-forms.server.ts";
import type { ChoiceToQualify } from "#app/web/needs/choice-to-qualify.ts";
import type { SensorFormRefusal } from "#app/web/needs/sensor-forms.server.ts";
import { skillFields } from "#app/web/needs/skill-fields.tsx";

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
      <Layer choice={choice} version={version} refusal={refusal} />
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

const contests = contestReasons.map((value) => ({ value, label: contestWords[value] }));

/** What the need adds to what is expected of its métier: a sensor contests it, or restores it. */
function Layer({ choice: { counting, contested }, version, refusal }: SensorFieldsProps): ReactElement | null {
  if (counting.length + contested.length === 0) return null;
  const carried = { version };
  return (
    <>
      <h2>{words.layer.title}</h2>
      <p>{words.layer.lede}</p>
      {counting.length === 0 ? null : (
        <PageForm
          form="contest"
          intent="contest-skill"
          {...{ refusal, carried }}
          fields={{
            skill: (field) => <ChoiceField field={field} legend={words.layer.skill} choose="one" options={counting} />,
            contest: (field) => (
              <ChoiceField field={field} legend={words.layer.reason} choose="one" options={contests} />
            ),
          }}
          submit={words.layer.submit}
          button="button quiet"
        />
      )}
      {contested.length === 0 ? null : (
        <>
          <h3>{words.layer.contested}</h3>
          <Rows
            rows={contested.map(({ value, label, why }) => ({
              key: value,
              title: label,
              lines: [why],
              action: (
                <ButtonForm intent="restore-skill" carried={{ version, skill: value }} button="button quiet">
                  {words.layer.restore}
                  <span className="sr-only"> : {label}</span>
                </ButtonForm>
              ),
            }))}
          />
        </>
      )}
    </>
  );
}

function Qualify({ choice, version, refusal }: SensorFieldsProps): ReactElement {
  const { asked, found, metier, skillLabels, skills } = choice;
  return (
    <>
      <h2>{words.qualifyTitle}</h2>
      {metier === null ? null : (
        <>
          <h3>{words.metier(metier.label)}</h3>
          <p>{words.qualifyLede}</p>
          <PageForm
            key={metier.code}
            form="qualify"
            intent="qualify"
            {...{ refusal, carried: { version, rome: metier.code } }}
            initial={skills}
            fields={skillFields(skillLabels)}
            submit={words.qualify}
          />
        </>
      )}
      <h3>{metier === null ? words.choose : words.other}</h3>
      <JobSearch
        text={asked}
        label={words.asked}
        hint={words.askedHint}
        submit={words.find}
        isQuiet={metier !== null}
      />
      {asked !== "" && found.length === 0 ? <p role="status">{words.notFound}</p> : null}
      <Rows
        rows={found.map(({ value, label, hint }) => ({
          key: value,
          title: <Link to={`?${new URLSearchParams({ q: asked, metier: value })}`}>{label}</Link>,
          hints: hint === undefined ? [] : [hint],
        }))}
      />
    </>
  );
}
