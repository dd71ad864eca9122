import { type ReactElement, useId } from "react";

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly defaultValue: string;
  readonly type?: "text" | "date";
  /** The form it belongs to, when it stands outside. */
  readonly form?: string;
}

/** A labelled field with its hint under the label, tied to it for screen readers. */
export function Field({ name, label, hint, defaultValue, type = "text", form }: FieldProps): ReactElement {
  const id = useId();
  const hintId = `${id}h`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span className="hint" id={hintId}>
          {hint}
        </span>
      )}
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={defaultValue}
        autoComplete="off"
        {...(form === undefined ? {} : { form })}
        {...(hint === undefined ? {} : { "aria-describedby": hintId })}
      />
    </div>
  );
}

interface SelectFieldProps {
  readonly name: string;
  readonly label: string;
  readonly defaultValue: string;
  readonly form?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function SelectField({ name, label, defaultValue, options, form }: SelectFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={defaultValue} {...(form === undefined ? {} : { form })}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
