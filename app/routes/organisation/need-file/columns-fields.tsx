import type { ReactElement } from "react";
import { needFilePage as words } from "#app/content/need-files.ts";
import { type ImportField, neededFields } from "#app/needs/import/import-fields.ts";
import { importFieldWords } from "#app/needs/import/import-words.ts";
import type { FormField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import type { ColumnsRefusal } from "#app/web/needs/import-forms.server.ts";
import { eachField } from "./each-field.tsx";
import type { FileScreen } from "./file-screen.ts";

interface ColumnsFieldsProps extends Pick<FileScreen, "columns" | "headers"> {
  readonly refusal: ColumnsRefusal | undefined;
}

/** Which column of the file holds what. */
export function ColumnsFields({ columns, headers, refusal }: ColumnsFieldsProps): ReactElement {
  const of = (name: ImportField) => (field: FormField) => (
    <SelectField
      field={field}
      label={importFieldWords[name]}
      options={headers}
      placeholder={words.noColumn}
      isOptional={neededFields.includes(name) ? false : "unsaid"}
    />
  );
  return (
    <>
      <h2>{words.columnsTitle}</h2>
      <p>{words.columnsLede}</p>
      <PageForm
        form="columns"
        refusal={refusal}
        initial={columns}
        fields={eachField(of)}
        submit={words.submitColumns}
        intent="columns"
      />
    </>
  );
}
