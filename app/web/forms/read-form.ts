import type { z } from "zod";
import { ok, type Result, refused } from "#app/platform/result.ts";

/**
 * The first message of each wrong field; `kept` is what was typed, to be shown again, passwords and codes left out; the values of a
 * field that has several are joined by commas.
 */
export interface FormProblems {
  readonly errors: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, string>>;
}

const SECRET_FIELDS: ReadonlySet<string> = new Set(["password", "current", "code", "passkey", "jeton"]);

/** Reads a form through its schema; fields the schema does not know are left aside. */
export function readForm<Values>(schema: z.ZodType<Values>, form: FormData): Result<Values, FormProblems> {
  const given = Object.fromEntries([...form].filter(([, value]) => typeof value === "string"));
  const parsed = schema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? "")] ??= message;
  return refused({ errors, kept: keptOf(form) });
}

/** Reads values through a schema whose refusals are told by the field they concern; a field without words of its own is nobody's. */
export function readFields<Values>(
  schema: z.ZodType<Values>,
  {
    given,
    form,
    words,
  }: { readonly given: unknown; readonly form: FormData; readonly words: Readonly<Record<string, string>> },
): Result<Values, FormProblems> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.map(({ path }) => String(path[0] ?? ""));
  const errors = Object.fromEntries(fields.flatMap((field) => (field in words ? [[field, words[field] ?? ""]] : [])));
  return refused({ errors, kept: keptOf(form) });
}

/** One problem that the form's schema could not see. */
export function formProblem(form: FormData, field: string, message: string): FormProblems {
  return { errors: { [field]: message }, kept: keptOf(form) };
}

function keptOf(form: FormData): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || SECRET_FIELDS.has(name)) continue;
    kept[name] = kept[name] === undefined ? value : `${kept[name]},${value}`;
  }
  return kept;
}
