import { type ReactElement, useEffect, useRef } from "react";
import { formWords } from "#app/content/form-words.ts";
import { type FormRefusal, formId } from "./form-refusal.ts";
import { moveFocus } from "./move-focus.ts";

interface ErrorSummaryProps {
  readonly refusal: FormRefusal | undefined;
  /** The field to go to for what is wrong with the form as a whole. */
  readonly startAt?: string;
}

/**
 * What went wrong, at the top of the page, in the order of the fields, each a link to its field; where no field is wrong, it says only that
 * it is not done. Takes the focus, by itself where
 * there is no script; the title of the page says it too, once the script is there.
 */
export function ErrorSummary({ refusal, startAt }: ErrorSummaryProps): ReactElement | null {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal === undefined) return;
    moveFocus(summary.current);
    document.title = formWords.errorPrefix + document.title;
    return () => {
      if (document.title.startsWith(formWords.errorPrefix)) {
        document.title = document.title.slice(formWords.errorPrefix.length);
      }
    };
  }, [refusal]);
  if (refusal === undefined) return null;
  const { faults } = refusal;
  const isOfFields = startAt !== undefined || faults.some(({ field }) => field !== null);
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused form, reading starts where the trouble is said
    <div className="notice trouble" role="alert" tabIndex={-1} ref={summary} autoFocus>
      <p>
        <strong>{isOfFields ? formWords.problems(faults.length) : formWords.notDone}</strong>
      </p>
      <ul>
        {faults.map(({ field, message, label }) => (
          <li key={`${field} ${message}`}>
            {field === null && startAt === undefined ? (
              message
            ) : (
              <a href={`#${formId(refusal)}-${field ?? startAt}`}>{formWords.problemOf(label, message)}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
