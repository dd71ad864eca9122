/** A fault of a form: beside one of its fields, or, without a field, about the form as a whole. */
export interface Fault<Field extends string = string> {
  readonly field: Field | null;
  readonly message: string;
  /** What the page calls the field: the summary of errors names it. Null for a fault of the form as a whole. */
  readonly label: string | null;
}

/**
 * What a refused form answers. `Field` closes the names of the fields that the form shows: the page that shows it gives one field of the
 * kit for each, or does not compile.
 */
export interface FormRefusal<Form extends string = string, Field extends string = string> {
  readonly form: Form;
  /** Which one, where the page has several forms of this name; else empty. */
  readonly instance: string;
  /** In the order of the fields. */
  readonly faults: readonly Fault<Field>[];
  /** What was typed in the fields of the form, to be shown again, secrets left out. */
  readonly kept: Readonly<Record<string, string | string[]>>;
}

/** The name of a form in its page: the ids of its fields begin with it. */
export function formId({ form, instance = "" }: { readonly form: string; readonly instance?: string }): string {
  return instance === "" ? form : `${form}-${instance}`;
}
