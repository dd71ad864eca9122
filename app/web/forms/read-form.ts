import { z } from "zod";
import { formWords } from "#app/content/form-words.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";

/**
 * The first message of each wrong field; `kept` is what was typed in the fields that the form's schema knows, to be shown again,
 * passwords and codes left out; the values of a field that has several are joined by commas.
 */
export interface FormProblems {
  readonly errors: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, string>>;
}

const SECRET_FIELDS: ReadonlySet<string> = new Set(["password", "current", "code", "passkey", "jeton"]);
/** No field of the portal takes more: a longer value is not sent back. */
const LONGEST_KEPT = 10_000;

/** The fields that a form's schema knows, from the moment it is read. */
const knownFields = new WeakMap<FormData, ReadonlySet<string>>();
/** What is read of the description of a schema. */
const describedSchema = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  anyOf: z.array(z.unknown()).default([]),
  oneOf: z.array(z.unknown()).default([]),
});

/** Reads a form through its schema; fields the schema does not know are left aside. */
export function readForm<Values>(schema: z.ZodType<Values>, form: FormData): Result<Values, FormProblems> {
  knownFields.set(form, fieldsOf(schema));
  const given = Object.fromEntries([...form].filter(([, value]) => typeof value === "string"));
  const parsed = schema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? "")] ??= message;
  return refused({ errors, kept: keptOf(form) });
}

type FieldOf<Values> = Values extends unknown ? Extract<keyof Values, string> : never;

/** What to say of each field that may be wrong: the fields of the schema, and no others. */
type FieldWords<Values> = { readonly [Field in FieldOf<Values>]?: string };

/**
 * Reads values through a schema whose refusals are told by the field they concern; a field without words of its own is told for the whole
 * form.
 */
export function readFields<Values>(
  schema: z.ZodType<Values>,
  {
    given,
    form,
    words,
  }: { readonly given: unknown; readonly form: FormData; readonly words: NoInfer<FieldWords<Values>> },
): Result<Values, FormProblems> {
  knownFields.set(form, fieldsOf(schema));
  const parsed = schema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const said = new Map<string, string>(Object.entries(words));
  const errors: Record<string, string> = {};
  for (const { path } of parsed.error.issues) {
    const field = String(path[0] ?? "");
    const own = said.get(field);
    errors[own === undefined ? "" : field] = own ?? formWords.unreadable;
  }
  return refused({ errors, kept: keptOf(form) });
}

/** One problem that the form's schema could not see; of a form that was not read here, nothing is sent back. */
export function formProblem(form: FormData, field: string, message: string): FormProblems {
  return { errors: { [field]: message }, kept: keptOf(form) };
}

function keptOf(form: FormData): Readonly<Record<string, string>> {
  const known = knownFields.get(form) ?? new Set<string>();
  const kept: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || !known.has(name) || SECRET_FIELDS.has(name)) continue;
    const whole = kept[name] === undefined ? value : `${kept[name]},${value}`;
    if (whole.length <= LONGEST_KEPT) kept[name] = whole;
  }
  return kept;
}

function fieldsOf(schema: z.ZodType): ReadonlySet<string> {
  return new Set(namesIn(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })));
}

/** The names of an object's fields; of a choice between several objects, those of all. */
function namesIn(description: unknown): readonly string[] {
  const { properties, anyOf, oneOf } = describedSchema.parse(description);
  return [...Object.keys(properties), ...[...anyOf, ...oneOf].flatMap(namesIn)];
}
