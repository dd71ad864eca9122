import { type ReactElement, useId } from "react";
import { type FormField, textsOf } from "./form-field.ts";
import { FieldError } from "./labelled.tsx";

interface ChoiceFieldProps {
  readonly field: FormField;
  readonly legend: string;
  /** One of them, or several. */
  readonly choose: "one" | "several";
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string | undefined }[];
}

/** A choice among a few, all shown. The first one bears the id of the field: where the summary of errors leads. */
export function ChoiceField({ field, legend, choose, options }: ChoiceFieldProps): ReactElement {
  const ownId = useId();
  const id = field.id ?? ownId;
  const error = field.errors?.[0];
  const chosen = textsOf(field);
  return (
    <fieldset className="field" {...(error === undefined ? {} : { "aria-describedby": `${id}-error` })}>
      <legend>{legend}</legend>
      <div className="choices" key={field.key}>
        <FieldError id={id} message={error} />
        {options.map(({ value, label, hint }, index) => (
          <label key={value} htmlFor={index === 0 ? id : `${id}-${value}`}>
            <input
              id={index === 0 ? id : `${id}-${value}`}
              type={choose === "one" ? "radio" : "checkbox"}
              name={field.name}
              value={value}
              defaultChecked={chosen.includes(value)}
              required={choose === "one"}
            />
            <span>{hint === undefined ? label : <Explained label={label} hint={hint} />}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Explained({ label, hint }: { readonly label: string; readonly hint: string }): ReactElement {
  return (
    <>
      <strong>{label}</strong> <span className="hint">{hint}</span>
    </>
  );
}
