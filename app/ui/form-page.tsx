import { Form } from "@remix-run/react";
import type { ReactElement, ReactNode } from "react";
import { ErrorSummary, type ShownProblems } from "./form-fields.tsx";
import { FormToken } from "./form-token.tsx";

interface PageFormProps {
  readonly submit: string;
  /** What the page is asked to do, where it can do several things. */
  readonly intent?: string;
  /** The fields. */
  readonly children: ReactNode;
}

/** The form a page is about: its token, its fields one below the other, the button that sends it. */
export function PageForm({ submit, intent, children }: PageFormProps): ReactElement {
  return (
    <Form method="post" className="stack">
      <FormToken />
      {children}
      <button className="button" type="submit" {...(intent === undefined ? {} : { name: "intent", value: intent })}>
        {submit}
      </button>
    </Form>
  );
}

interface FormPageProps extends PageFormProps {
  readonly title: string;
  readonly lede?: string;
  readonly problems: ShownProblems | undefined;
  /** The field to go to when what is wrong is about none in particular. */
  readonly startAt?: string;
  /** What stands below the form: other ways on. */
  readonly after?: ReactNode;
}

/** A page that asks for one thing: what is wrong first, then why it is asked, then the form. */
export function FormPage({ title, lede, problems, startAt, after, ...form }: FormPageProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary problems={problems} {...(startAt === undefined ? {} : { startAt })} />
      {lede === undefined ? null : <p>{lede}</p>}
      <PageForm {...form} />
      {after}
    </div>
  );
}
