import type { ReactElement } from "react";
import { textOf } from "./form-field.ts";
import { type FieldProps, Labelled } from "./labelled.tsx";

/** A civil day. */
export function DateField(props: FieldProps): ReactElement {
  const { field } = props;
  return (
    <Labelled {...props}>
      {(attributes) => (
        <input key={field.key} {...attributes} type="date" autoComplete="off" defaultValue={textOf(field)} />
      )}
    </Labelled>
  );
}
