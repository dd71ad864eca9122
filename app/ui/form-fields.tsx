import type { HTMLInputTypeAttribute, ReactElement } from "react";
import { useEffect, useId, useRef } from "react";
import { formWords } from "#app/content/form-words.ts";
import { moveFocus } from "./move-focus.ts";

/** What a page shows again after a refused form. */
export interface ShownProblems {
  readonly errors: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, string>>;
}

interface TextFieldProps {
  readonly name: string;
  /** Absent: the name. Given where a page has several fields of one name. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete: string;
  readonly inputMode?: "numeric" | "text" | "email";
  readonly problems?: ShownProblems | undefined;
  readonly defaultValue?: string;
}

/** A required text field: label, hint, the error in words beside it, all tied to it for screen readers. */
export function TextField({ name, label, hint, type = "text", problems, ...more }: TextFieldProps): ReactElement {
  const { id = name } = more;
  const error = problems?.errors[name];
  const input = useRef<HTMLInputElement>(null);
  const shown = problems?.kept[name] ?? more.defaultValue ?? "";
  // React leaves a field as it was typed in: a secret that was refused must not stay in it.
  useEffect(() => {
    if (problems !== undefined && input.current !== null) input.current.value = shown;
  }, [problems, shown]);
  const said = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`].join(" ").trim();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error === undefined ? null : <FieldError name={id} message={error} />}
      <input
        ref={input}
        id={id}
        name={name}
        type={type}
        autoComplete={more.autoComplete}
        defaultValue={shown}
        required
        {...(more.inputMode === undefined ? {} : { inputMode: more.inputMode })}
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
  readonly problems?: ShownProblems | undefined;
}

/** One choice among a few. The first one bears the name of the field: where the summary of errors leads. */
export function ChoiceField({ name, legend, options, problems }: ChoiceFieldProps): ReactElement {
  const id = useId();
  const error = problems?.errors[name];
  return (
    <fieldset className="field" {...(error === undefined ? {} : { "aria-describedby": `${name}-error` })}>
      <legend>{legend}</legend>
      <div className="choices">
        {error === undefined ? null : <FieldError name={name} message={error} />}
        {options.map(({ value, label, hint }, index) => (
          <label key={value} htmlFor={index === 0 ? name : id + value}>
            <input
              id={index === 0 ? name : id + value}
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === problems?.kept[name]}
              required
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

/** What is wrong with a field, in words. */
export function FieldError({ name, message }: { readonly name: string; readonly message: string }): ReactElement {
  return (
    <span className="field-error" id={`${name}-error`}>
      {message}
    </span>
  );
}

interface NewPasswordFieldProps {
  readonly label: string;
  /** What is asked of it. */
  readonly hint: string;
  readonly problems: ShownProblems | undefined;
}

/** A password to choose, which the browser may offer to make and keep. */
export function NewPasswordField(props: NewPasswordFieldProps): ReactElement {
  return <TextField name="password" type="password" autoComplete="new-password" {...props} />;
}

interface ErrorSummaryProps {
  readonly problems: ShownProblems | undefined;
  /** The field to go to for what is wrong with the form as a whole. */
  readonly startAt?: string;
}

/**
 * What went wrong, at the top of the page, in the order of the fields, each a link to its field. Takes the focus, by itself where
 * there is no script; the title of the page says it too, once the script is there.
 */
export function ErrorSummary({ problems, startAt }: ErrorSummaryProps): ReactElement | null {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems === undefined) return;
    moveFocus(summary.current);
    document.title = formWords.errorPrefix + document.title;
    return () => {
      if (document.title.startsWith(formWords.errorPrefix)) {
        document.title = document.title.slice(formWords.errorPrefix.length);
      }
    };
  }, [problems]);
  const errors = Object.entries(problems?.errors ?? {});
  const target = (field: string): string | undefined => (field === "" ? startAt : field);
  if (errors.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused form, reading starts where the trouble is said
    <div className="notice trouble" role="alert" tabIndex={-1} ref={summary} autoFocus>
      <p>
        <strong>{formWords.problems(errors.length)}</strong>
      </p>
      <ul>
        {errors.map(([field, message]) => (
          <li key={field}>{target(field) === undefined ? message : <a href={`#${target(field)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
