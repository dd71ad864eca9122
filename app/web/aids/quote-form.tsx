import type { ReactElement } from "react";
import { quoteFieldWords as words } from "#app/content/aids.ts";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import type { AidFormRefusal } from "./aid-forms.server.ts";

interface QuoteFormProps {
  readonly refusal: AidFormRefusal | undefined;
  readonly carried: Readonly<Record<string, string>>;
  readonly initial: Readonly<Record<"startsOn" | "endsOn" | "hours" | "companyHours" | "cost", string>>;
  readonly submit: string;
}

/** What a quote says: of the organisation, or of whoever notes it. */
export function QuoteForm({ refusal, carried, initial, submit }: QuoteFormProps): ReactElement {
  return (
    <PageForm
      form="aid-quote"
      refusal={refusal}
      carried={carried}
      initial={initial}
      fields={{
        startsOn: (field) => <DateField field={field} label={words.startsOn} />,
        endsOn: (field) => <DateField field={field} label={words.endsOn} />,
        hours: (field) => <TextField field={field} label={words.hours} inputMode="numeric" />,
        companyHours: (field) => (
          <TextField field={field} label={words.companyHours} hint={words.companyHint} inputMode="numeric" />
        ),
        cost: (field) => <TextField field={field} label={words.cost} />,
      }}
      intent="quote"
      submit={submit}
    />
  );
}
