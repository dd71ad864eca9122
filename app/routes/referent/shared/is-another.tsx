import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { newPersonPage as words } from "#app/content/new-person.ts";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import type { FormField } from "#app/ui/fields/form-field.ts";
import type { FormRefusal } from "#app/ui/form-refusal.ts";

/** Was a file refused because the organisation follows somebody of the same name? */
export function isAlike(refusal: FormRefusal | undefined): boolean {
  return refusal?.faults.some(({ field }) => field === "isAnother") ?? false;
}

interface IsAnotherProps {
  readonly field: FormField;
  /** The file of the person of the same name, to open; null: a colleague follows them. */
  readonly known: string | null;
}

/** Asks whether the person of the same name is somebody else. */
export function IsAnother({ field, known }: IsAnotherProps): ReactElement {
  return (
    <>
      {known === null ? null : (
        <p>
          <Link to={`/personnes/${known}`}>{words.openFile}</Link>
        </p>
      )}
      <ChoiceField
        field={field}
        legend={words.isAnother}
        choose="several"
        options={[{ value: "on", label: words.isAnotherYes }]}
      />
    </>
  );
}
