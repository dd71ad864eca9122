import type { ReactElement } from "react";
import { type ImportField, importFields } from "#app/needs/import/import-fields.ts";
import type { FormField } from "#app/ui/fields/form-field.ts";

type ShowField = (field: FormField) => ReactElement | null;

/** What a form shows for each field of a need, by its name. */
export function eachField(show: (name: ImportField) => ShowField): Readonly<Record<ImportField, ShowField>> {
  const shown: Partial<Record<ImportField, ShowField>> = {};
  for (const name of importFields) shown[name] = show(name);
  // Every field has one.
  return shown as Record<ImportField, ShowField>;
}
