import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { changePersonPage, situationPage as words } from "#app/content/change-person.ts";
import { newPersonPage } from "#app/content/new-person.ts";
import type { ToldFact } from "#app/people/situation/facts-in-words.ts";
import { recordedPublics } from "#app/people/situation/recorded-publics.ts";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { optionsOf } from "#app/ui/fields/options-of.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";

interface SituationViewProps {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly known: readonly ToldFact[];
  readonly initial: Readonly<Record<"rsa" | "registration" | "level" | "source" | "asOf", string>> & {
    readonly publics: string[];
  };
  readonly refusal: FormRefusal<"situation", keyof typeof words.errors | "isAllChecked"> | undefined;
}

const publics = recordedPublics.map((value) => ({ value, label: words.publicWords[value] }));

/** What the file says of somebody's situation, and the form that changes it. */
export function SituationView({ id, version, title, known, initial, refusal }: SituationViewProps): ReactElement {
  return (
    <FormPage
      title={title}
      lede={words.lede}
      form="situation"
      refusal={refusal}
      initial={initial}
      carried={{ version: String(version) }}
      fields={{
        rsa: (field) => (
          <ChoiceField field={field} legend={newPersonPage.rsa} choose="one" options={optionsOf(newPersonPage.yesNo)} />
        ),
        registration: (field) => (
          <ChoiceField
            field={field}
            legend={newPersonPage.registration}
            choose="one"
            options={optionsOf(newPersonPage.yesNo)}
          />
        ),
        level: (field) => (
          <SelectField
            field={field}
            label={newPersonPage.level}
            placeholder={newPersonPage.levelUnknown}
            options={optionsOf(newPersonPage.levels)}
            isOptional
          />
        ),
        publics: (field) => <ChoiceField field={field} legend={words.publics} choose="several" options={publics} />,
        source: (field) => (
          <SelectField field={field} label={words.source} options={optionsOf(newPersonPage.sources)} />
        ),
        asOf: (field) => <DateField field={field} label={words.asOf} />,
        isAllChecked: (field) =>
          known.length === 0 ? null : (
            <ChoiceField
              field={field}
              legend={words.isAllChecked}
              choose="several"
              options={[{ value: "on", label: words.allChecked, hint: known.map(said).join(" ; ") }]}
            />
          ),
      }}
      submit={words.submit}
      after={
        <>
          <p className="hint">{newPersonPage.noHealth}</p>
          <p>
            <Link to={`/personnes/${id}`}>{changePersonPage.back}</Link>
          </p>
        </>
      }
    />
  );
}

function said({ label, value }: ToldFact): string {
  return `${label} : ${value}`;
}
