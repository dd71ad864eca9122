import type { ReactElement } from "react";
import { textOf } from "./form-field.ts";
import { type FieldProps, Labelled } from "./labelled.tsx";

interface AreaFieldProps extends FieldProps {
  /** Characters, at most. */
  readonly longest: number;
}

/** A few lines of text. */
export function AreaField({ longest, ...labelled }: AreaFieldProps): ReactElement {
  const { field } = labelled;
  return (
    <Labelled {...labelled}>
      {(attributes) => (
        <textarea key={field.key} {...attributes} rows={3} maxLength={longest} defaultValue={textOf(field)} />
      )}
    </Labelled>
  );
}
