import type { ReactElement } from "react";
import { textOf } from "./form-field.ts";
import { type FieldProps, Labelled } from "./labelled.tsx";

/** A time of day, `HH:MM`. */
export function TimeField(props: FieldProps): ReactElement {
  const { field } = props;
  return (
    <Labelled {...props}>
      {(attributes) => (
        <input key={field.key} {...attributes} type="time" autoComplete="off" defaultValue={textOf(field)} />
      )}
    </Labelled>
  );
}
