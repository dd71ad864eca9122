import type { HTMLInputTypeAttribute, ReactElement } from "react";
import { useEffect, useId, useRef } from "react";
import { formWords } from "#app/content/form-words.ts";

/** What a page shows again after a refused form. */
export interface ShownProblems {
  readonly errors: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, string>>;
}

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete: string;
  readonly inputMode?: "numeric" | "text" | "email";
  readonly problems?: ShownProblems | undefined;
  readonly defaultValue?: string;
}

/** A required text field: label, hint, the error in words beside it, all tied to it for screen readers. */
export function TextField({ name, label, hint, type = "text", problems, ...input }: TextFieldProps): ReactElement {
  const error = problems?.errors[name];
  const said = [hint === undefined ? "" : `${name}-hint`, error === undefined ? "" : `${name}-error`].join(" ").trim();
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint === undefined ? null : (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error === undefined ? null : (
        <span className="field-error" id={`${name}-error`}>
          {error}
        </span>
      )}
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={input.autoComplete}
        defaultValue={problems?.kept[name] ?? input.defaultValue ?? ""}
        required
        {...(input.inputMode === undefined ? {} : { inputMode: input.inputMode })}
        {...(error === undefined ? {} : { "aria-invalid": true })}
        {...(said === "" ? {} : { "aria-describedby": said })}
      />
    </div>
  );
}

interface ChoiceFieldProps {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly chosen?: string | undefined;
}

/** One choice among a few. */
export function ChoiceField({ name, legend, options, chosen }: ChoiceFieldProps): ReactElement {
  const id = useId();
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div className="choices">
        {options.map(({ value, label, hint }) => (
          <label key={value} htmlFor={`${id}${value}`}>
            <input
              id={`${id}${value}`}
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              required
            />
            <span>
              {label}
              {hint === undefined ? null : <span className="hint"> – {hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What went wrong, at the top of the page, in the order of the fields, each a link to its field. Takes the focus. */
export function ErrorSummary({ problems }: { readonly problems: ShownProblems | undefined }): ReactElement | null {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems !== undefined) summary.current?.focus();
  }, [problems]);
  const errors = Object.entries(problems?.errors ?? {});
  if (errors.length === 0) return null;
  return (
    <div className="notice trouble" role="alert" tabIndex={-1} ref={summary}>
      <p>
        <strong>{formWords.problems(errors.length)}</strong>
      </p>
      <ul>
        {errors.map(([field, message]) => (
          <li key={field}>{field === "" ? message : <a href={`#${field}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

/** Says the form was made for this visitor; every form that writes carries it. */
export function FormToken({ token }: { readonly token: string }): ReactElement {
  return <input type="hidden" name="jeton" value={token} />;
}
