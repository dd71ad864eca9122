import { Form } from "@remix-run/react";
import type { ReactElement } from "react";
import { filterField } from "#app/ui/fields/form-field.ts";
import { TextField } from "#app/ui/fields/text-field.tsx";

interface JobSearchProps {
  readonly text: string;
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
  /** Once something was found, searching again is the second thing to do. */
  readonly isQuiet: boolean;
}

/** Asks for the name of a job: its address is the search. */
export function JobSearch({ text, label, hint, submit, isQuiet }: JobSearchProps): ReactElement {
  return (
    <Form method="get" className="stack">
      <TextField field={{ ...filterField("q", text), required: true }} label={label} hint={hint} />
      <button className={isQuiet ? "button quiet" : "button"} type="submit">
        {submit}
      </button>
    </Form>
  );
}
