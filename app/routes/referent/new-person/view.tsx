import type { ReactElement } from "react";
import { newPersonPage as words } from "#app/content/new-person.ts";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { optionsOf } from "#app/ui/fields/options-of.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { IsAnother, isAlike } from "../shared/is-another.tsx";

interface NewPersonViewProps {
  readonly refusal: FormRefusal<"person", keyof typeof words.errors | "isAnother"> | undefined;
  readonly known: string | null;
}

const channels = Object.entries(words.channels).map(([value, said]) => ({ value, ...said }));
const answers = optionsOf(words.yesNo);
const levels = optionsOf(words.levels);
const sources = optionsOf(words.sources);

/** The form of a new file: what is needed, and who the person may be already. */
export function NewPersonView({ refusal, known }: NewPersonViewProps): ReactElement {
  return (
    <FormPage
      title={words.title}
      lede={words.lede}
      form="person"
      refusal={refusal}
      initial={{ channel: "referent", rsa: "unknown", registration: "unknown", source: "said" }}
      fields={{
        lastName: (field) => <TextField field={field} label={words.lastName} />,
        firstName: (field) => <TextField field={field} label={words.firstName} />,
        birthDate: (field) => <DateField field={field} label={words.birthDate} />,
        commune: (field) => <TextField field={field} label={words.commune} hint={words.communeHint} />,
        phone: (field) => <TextField field={field} label={words.phone} hint={words.phoneHint} isOptional />,
        mail: (field) => <TextField field={field} label={words.mail} type="email" isOptional />,
        channel: (field) => <ChoiceField field={field} legend={words.channel} choose="one" options={channels} />,
        rsa: (field) => <ChoiceField field={field} legend={words.rsa} choose="one" options={answers} />,
        registration: (field) => (
          <ChoiceField field={field} legend={words.registration} choose="one" options={answers} />
        ),
        level: (field) => (
          <SelectField field={field} label={words.level} placeholder={words.levelUnknown} options={levels} isOptional />
        ),
        source: (field) => <SelectField field={field} label={words.source} options={sources} />,
        isAnother: (field) => (isAlike(refusal) ? <IsAnother field={field} known={known} /> : null),
      }}
      submit={words.submit}
      after={<p className="hint">{words.noHealth}</p>}
    />
  );
}
