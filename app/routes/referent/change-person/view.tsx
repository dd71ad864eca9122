import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { changePersonPage as words } from "#app/content/change-person.ts";
import { newPersonPage } from "#app/content/new-person.ts";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { IsAnother, isAlike } from "../shared/is-another.tsx";
import type { RefusedChange } from "./change-form.server.ts";

interface ChangePersonViewProps {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly initial: Readonly<Record<string, string>>;
  readonly answer: RefusedChange | undefined;
}

const channels = Object.entries(words.channels).map(([value, said]) => ({ value, ...said }));

/** The form of a file that is changed: who the person is, and how to reach them. */
export function ChangePersonView({ id, version, title, initial, answer }: ChangePersonViewProps): ReactElement {
  return (
    <FormPage
      title={title}
      lede={words.lede}
      form="change"
      refusal={answer?.refusal}
      initial={initial}
      carried={{ version: String(version) }}
      fields={{
        lastName: (field) => <TextField field={field} label={newPersonPage.lastName} />,
        firstName: (field) => <TextField field={field} label={newPersonPage.firstName} />,
        birthDate: (field) => <DateField field={field} label={newPersonPage.birthDate} isOptional />,
        birthCommune: (field) => (
          <TextField field={field} label={words.birthCommune} hint={words.birthCommuneHint} isOptional />
        ),
        commune: (field) => <TextField field={field} label={newPersonPage.commune} hint={newPersonPage.communeHint} />,
        phone: (field) => (
          <TextField field={field} label={newPersonPage.phone} hint={newPersonPage.phoneHint} isOptional />
        ),
        mail: (field) => <TextField field={field} label={newPersonPage.mail} type="email" isOptional />,
        channel: (field) => (
          <ChoiceField field={field} legend={newPersonPage.channel} choose="one" options={channels} />
        ),
        addressLine: (field) => <TextField field={field} label={words.addressLine} isOptional />,
        addressMore: (field) => (
          <TextField field={field} label={words.addressMore} hint={words.addressMoreHint} isOptional />
        ),
        postalCode: (field) => <TextField field={field} label={words.postalCode} inputMode="numeric" isOptional />,
        addressTown: (field) => <TextField field={field} label={words.addressTown} isOptional />,
        isAnother: (field) =>
          isAlike(answer?.refusal) ? <IsAnother field={field} known={answer?.known ?? null} /> : null,
      }}
      submit={words.submit}
      after={
        <>
          <p className="hint">{newPersonPage.noHealth}</p>
          <p>
            <Link to={`/personnes/${id}`}>{words.back}</Link>
          </p>
        </>
      }
    />
  );
}
