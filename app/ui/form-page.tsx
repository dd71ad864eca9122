import type { ReactElement, ReactNode } from "react";
import { ErrorSummary } from "./error-summary.tsx";
import type { FormRefusal } from "./form-refusal.ts";
import { PageForm, type PageFormProps } from "./page-form.tsx";

interface FormPageProps<Refusal extends FormRefusal, Name extends Refusal["form"]>
  extends PageFormProps<Refusal, Name> {
  readonly title: string;
  readonly lede?: string;
  /** The field to go to when what is wrong is about none in particular. */
  readonly startAt?: string;
  /** What stands below the form: other ways on. */
  readonly after?: ReactNode;
}

/** A page that asks for one thing: what is wrong first, then why it is asked, then the form. */
export function FormPage<Refusal extends FormRefusal, const Name extends Refusal["form"]>({
  title,
  lede,
  startAt,
  after,
  ...form
}: FormPageProps<Refusal, Name>): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={form.refusal} {...(startAt === undefined ? {} : { startAt })} />
      {lede === undefined ? null : <p>{lede}</p>}
      <PageForm {...form} />
      {after}
    </div>
  );
}
