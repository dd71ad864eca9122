import type { ReactElement } from "react";
import { textOf } from "./form-field.ts";
import { type FieldProps, Labelled } from "./labelled.tsx";

interface TextFieldProps extends FieldProps {
  readonly type?: "text" | "email";
  readonly autoComplete?: string;
  readonly inputMode?: "numeric" | "text" | "email" | "tel";
}

/** One line of text. */
export function TextField({
  type = "text",
  autoComplete = "off",
  inputMode,
  ...labelled
}: TextFieldProps): ReactElement {
  const { field } = labelled;
  return (
    <Labelled {...labelled}>
      {(attributes) => (
        <input
          key={field.key}
          {...attributes}
          type={type}
          autoComplete={autoComplete}
          defaultValue={textOf(field)}
          {...(inputMode === undefined ? {} : { inputMode })}
        />
      )}
    </Labelled>
  );
}
