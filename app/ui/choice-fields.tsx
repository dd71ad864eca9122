import { type ReactElement, useId } from "react";
import { FieldError, type ShownProblems } from "./form-fields.tsx";

interface Option {
  readonly value: string;
  readonly label: string;
}

interface PickFieldProps {
  readonly name: string;
  readonly label: string;
  /** What is shown before anything is chosen. */
  readonly placeholder: string;
  readonly options: readonly Option[];
  readonly problems?: ShownProblems | undefined;
}

/** One choice in a long list: a required select, the error in words beside it. */
export function PickField({ name, label, placeholder, options, problems }: PickFieldProps): ReactElement {
  const error = problems?.errors[name];
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {error === undefined ? null : <FieldError name={name} message={error} />}
      <select
        id={name}
        name={name}
        defaultValue={problems?.kept[name] ?? ""}
        required
        {...(error === undefined ? {} : { "aria-invalid": true, "aria-describedby": `${name}-error` })}
      >
        <option value="">{placeholder}</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ChecksFieldProps {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly problems?: ShownProblems | undefined;
}

/** Several choices among a few. The first one bears the name of the field: where the summary of errors leads. */
export function ChecksField({ name, legend, options, problems }: ChecksFieldProps): ReactElement {
  const id = useId();
  const error = problems?.errors[name];
  const kept = problems?.kept[name]?.split(",") ?? [];
  return (
    <fieldset className="field" {...(error === undefined ? {} : { "aria-describedby": `${name}-error` })}>
      <legend>{legend}</legend>
      <div className="choices">
        {error === undefined ? null : <FieldError name={name} message={error} />}
        {options.map(({ value, label }, index) => (
          <label key={value} htmlFor={index === 0 ? name : id + value}>
            <input
              id={index === 0 ? name : id + value}
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={kept.includes(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
