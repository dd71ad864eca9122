import type { ReactElement } from "react";
import { textOf } from "./form-field.ts";
import { type FieldProps, Labelled } from "./labelled.tsx";

/** A value one can choose, and how it is said. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps extends FieldProps {
  readonly options: readonly Option[];
  /** What is shown before anything is chosen; absent: the first option is. */
  readonly placeholder?: string;
}

/** One choice in a long list. */
export function SelectField({ options, placeholder, ...labelled }: SelectFieldProps): ReactElement {
  const { field } = labelled;
  return (
    <Labelled {...labelled}>
      {(attributes) => (
        <select key={field.key} {...attributes} defaultValue={textOf(field)}>
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
