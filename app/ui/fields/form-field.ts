/** What a field of the kit knows of its form. The field metadata of `@conform-to/react` are such; `filterField` makes one for a filter. */
export interface FormField {
  readonly name: string;
  /** Absent: the field makes one. */
  readonly id?: string;
  /** A new key makes the field anew, as it was at first. */
  readonly key?: string | undefined;
  readonly initialValue?: string | readonly (string | undefined)[] | undefined;
  readonly errors?: readonly string[] | undefined;
  readonly required?: boolean | undefined;
  /** The id of the form, for a field that stands outside it. */
  readonly form?: string;
}

/** A field of a form that asks for a page (GET): its value comes from the address, nothing in it is required, nothing refused. */
export function filterField(name: string, initialValue: string, form?: string): FormField {
  return { name, initialValue, required: false, ...(form === undefined ? {} : { form }) };
}

/** The one value of a field; empty: none. */
export function textOf({ initialValue }: FormField): string {
  return typeof initialValue === "string" ? initialValue : "";
}

/** The values of a field that takes several. */
export function textsOf({ initialValue }: FormField): readonly (string | undefined)[] {
  return typeof initialValue === "string" ? [initialValue] : (initialValue ?? []);
}
