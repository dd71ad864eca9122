import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { formWords } from "#app/content/form-words.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { Fault, FormRefusal } from "#app/ui/form-refusal.ts";

type FieldOf<Values> = Values extends unknown ? Extract<keyof Values, string> : never;

interface FormDefinition<Form extends string, Values, Field extends string> {
  readonly form: Form;
  readonly schema: z.ZodType<Values>;
  /** The fields the page shows, in its order, and their labels: a fault of any other one is told for the whole form. */
  readonly fields: Readonly<Record<Field, string>>;
  /** What is said of a field whose schema does not say it. */
  readonly words?: { readonly [Name in Field]?: string };
  /** The field that tells the forms of this name apart, where the page has several. */
  readonly instance?: FieldOf<Values>;
}

/** A form of a page: how it is read, and how it is refused. */
export interface DefinedForm<Form extends string, Values, Field extends string> {
  /** `carried`: what is known without the form, by the address of the page. */
  readonly read: (
    sent: FormData,
    carried?: Readonly<Record<string, string>>,
  ) => Result<Values, FormRefusal<Form, Field>>;
  /** A fault that the schema could not see, beside a field, or for the whole form. */
  readonly refuse: (sent: FormData, field: NoInfer<Field> | null, message: string) => FormRefusal<Form, Field>;
}

/** The refusals of a form. */
export type RefusalOf<Defined> =
  Defined extends DefinedForm<infer Form, unknown, infer Field> ? FormRefusal<Form, Field> : never;

/** A fault, before its field is named. */
type Told<Field extends string> = Pick<Fault<Field>, "field" | "message">;

/** What is never sent back. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(["password", "current", "code"]);
/** No field of the portal takes more: a longer value is not sent back. */
const LONGEST_KEPT = 10_000;
const AN_INSTANCE = /^[\w-]{1,64}$/;

/** Declares a form. What its schema does not know is left aside, and is not sent back. */
export function defineForm<const Form extends string, Values, const Field extends FieldOf<Values>>(
  definition: FormDefinition<Form, Values, Field>,
): DefinedForm<Form, Values, Field> {
  const { form, schema, fields: labels, words = {}, instance } = definition;
  const fields = Object.keys(labels).filter((name): name is Field => name in labels);
  const known = Object.keys(getZodConstraint(schema));
  const said = new Map<PropertyKey | undefined, string>(Object.entries(words));
  const parse = (sent: FormData) =>
    parseWithZod(sent, { schema, error: ({ path }) => said.get(path?.[0]) ?? formWords.unreadable });

  const labelled = ({ field, message }: Told<Field>): Fault<Field> => ({
    field,
    message,
    label: field === null ? null : labels[field],
  });

  function refusalOf(sent: FormData, faults: readonly Told<Field>[]): FormRefusal<Form, Field> {
    const which = instance === undefined ? null : sent.get(instance);
    return {
      form,
      instance: typeof which === "string" && AN_INSTANCE.test(which) ? which : "",
      faults: faults.map(labelled),
      kept: keptOf(sent, fields),
    };
  }
  return {
    read(sent, carried = {}) {
      const submission = parse(knownPart(sent, known, carried));
      if (submission.status === "success") return ok(submission.value);
      return refused(refusalOf(sent, faultsOf(submission.error ?? {}, fields)));
    },
    refuse: (sent, field, message) => refusalOf(sent, [{ field, message }]),
  };
}

/** The texts of the fields that the schema knows: names that `@conform-to/zod` keeps for itself do not reach it. */
function knownPart(sent: FormData, known: readonly string[], carried: Readonly<Record<string, string>>): FormData {
  const part = new FormData();
  for (const [name, value] of sent) if (typeof value === "string" && known.includes(name)) part.append(name, value);
  for (const [name, value] of Object.entries(carried)) part.set(name, value);
  return part;
}

/** The first fault of each field, in the order of the page; what concerns no field of the page is told once, for the whole form. */
function faultsOf<Field extends string>(
  error: Readonly<Record<string, readonly string[] | null>>,
  fields: readonly Field[],
): readonly Told<Field>[] {
  const faults: Told<Field>[] = [];
  for (const field of fields) {
    const [name] = Object.keys(error).filter((path) => isOf(field, path));
    const [message] = (name === undefined ? null : error[name]) ?? [];
    if (message !== undefined) faults.push({ field, message });
  }
  const [whole] = error[""] ?? [];
  const isElsewhere = Object.keys(error).some((path) => !fields.some((field) => isOf(field, path)));
  return isElsewhere ? [...faults, { field: null, message: whole ?? formWords.unreadable }] : faults;
}

/** Whether a fault is of a field, or of one of its values: `programmes[1]`. */
function isOf(field: string, path: string): boolean {
  return path === field || path.startsWith(`${field}[`);
}

function keptOf(sent: FormData, fields: readonly string[]): FormRefusal["kept"] {
  const kept: Record<string, string | string[]> = {};
  for (const field of fields) {
    const values = sent.getAll(field).filter((value) => typeof value === "string");
    const length = values.reduce((sum, value) => sum + value.length + 1, 0);
    const [first] = values;
    if (first === undefined || length > LONGEST_KEPT || SECRET_FIELDS.has(field)) continue;
    kept[field] = values.length === 1 ? first : values;
  }
  return kept;
}
