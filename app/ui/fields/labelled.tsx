import { type ReactElement, useId } from "react";
import { fieldWords } from "#app/content/field-words.ts";
import type { FormField } from "./form-field.ts";

/** What every field of the kit is told. */
export interface FieldProps {
  readonly field: FormField;
  readonly label: string;
  readonly hint?: string;
  /** It may be left empty: its label says so, unless what the field shows when empty does. */
  readonly isOptional?: boolean | "unsaid";
}

interface LabelledProps extends FieldProps {
  /** The control, with the attributes that tie it to its label, its hint and its error. */
  readonly children: (attributes: ControlAttributes) => ReactElement;
}

interface ControlAttributes {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly form?: string;
  readonly "aria-invalid"?: true;
  readonly "aria-describedby"?: string;
}

/** A control under its label, with its hint and its error in words, all tied to it for screen readers. */
export function Labelled({ field, label, hint, isOptional = false, children }: LabelledProps): ReactElement {
  const ownId = useId();
  const id = field.id ?? ownId;
  const error = field.errors?.[0];
  const said = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`].join(" ").trim();
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {isOptional === true ? <span className="hint"> ({fieldWords.optional})</span> : null}
      </label>
      {hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError id={id} message={error} />
      {children({
        id,
        name: field.name,
        required: field.required !== false && isOptional === false,
        ...(field.form === undefined ? {} : { form: field.form }),
        ...(error === undefined ? {} : { "aria-invalid": true }),
        ...(said === "" ? {} : { "aria-describedby": said }),
      })}
    </div>
  );
}

interface FieldErrorProps {
  /** Of the field. */
  readonly id: string;
  readonly message: string | undefined;
}

/** What is wrong with a field, in words. */
export function FieldError({ id, message }: FieldErrorProps): ReactElement | null {
  if (message === undefined) return null;
  return (
    <span className="field-error" id={`${id}-error`}>
      {message}
    </span>
  );
}
