import { type ParameterProblem, parameterMessage } from "#app/content/parameter-messages.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type EngineName, engineNames } from "#search/engine.ts";
import { cleanText } from "#search/parameter-values.ts";
import {
  isRepeatable,
  LONGEST_TEXT,
  type ParameterField,
  parameterFields,
  publicFields,
  type TrainingSearchParameters,
  trainingParametersSchema,
} from "#search/training-parameters.ts";
import { type AddressSide, nameOf } from "./parameter-name.ts";
import { contradictionOf } from "./search-contradictions.ts";

/** One parameter that cannot be used: `field` as the caller named it, `message` in French, saying what to do. */
export interface ParameterRefusal {
  readonly code: ParameterProblem["code"];
  readonly field: string;
  readonly message: string;
}

export interface ApiSearch {
  readonly parameters: TrainingSearchParameters;
  /** The engine a check asked for; honoured outside production only. */
  readonly engine: EngineName | null;
}

export interface PageSearch {
  readonly parameters: TrainingSearchParameters;
  readonly problems: readonly ParameterRefusal[];
}

interface Fault {
  readonly parameter: ParameterField;
  readonly refusal: ParameterRefusal;
}

/** Reads the API's query string. The first parameter that is unknown, repeated or wrong refuses the whole. */
export function fromApi(url: URLSearchParams): Result<ApiSearch, ParameterRefusal> {
  const { unknown, repeated, read } = readAddress(url, "api");
  const engine = engineNames.find((name) => name === url.get("engine")) ?? null;
  const [strange] = unknown.filter((name) => name !== "engine");
  if (strange !== undefined) return refused(unknownParameter(strange));
  if (url.has("engine") && engine === null) {
    return refused(refusal({ code: "bad-value", field: "engine", expected: `attend ${engineNames.join(" ou ")}.` }));
  }
  const [twice] = repeated;
  if (twice !== undefined) return refused(twice);
  if (read.ok) return ok({ parameters: read.value, engine });
  const [fault] = read.refusal;
  return refused(fault.refusal);
}

/** Reads the address of the results page: what cannot be used is left out and reported; unknown names are ignored. */
export function fromPage(asked: URLSearchParams): PageSearch {
  const url = new URLSearchParams(asked);
  // The form keeps the point one came with; a place written since takes over.
  if (url.get(nameOf("place", "page"))?.trim())
    for (const point of ["lat", "lon"] as const) url.delete(nameOf(point, "page"));
  const problems: ParameterRefusal[] = [];
  for (;;) {
    const { repeated, read } = readAddress(url, "page");
    if (read.ok) return { parameters: read.value, problems: [...repeated, ...problems] };
    for (const { parameter, refusal: told } of read.refusal) {
      // Every round shortens the text or takes out a parameter that was given, so the rounds end.
      const name = nameOf(parameter, "page");
      if (!url.has(name)) throw new Error(`Parameter ${parameter} refused without being given`);
      const cut = parameter === "q" ? cutText(url.get(name) ?? "") : null;
      if (cut === null) url.delete(name);
      else url.set(name, cut);
      problems.push(cut === null ? told : refusal({ code: "text-cut", field: told.field, longest: LONGEST_TEXT }));
    }
  }
}

/** The words that a text begins with, as long as a search may be; null for a text that is not too long. */
function cutText(typed: string): string | null {
  const text = cleanText(typed);
  if (text.length <= LONGEST_TEXT) return null;
  const start = text.slice(0, LONGEST_TEXT + 1);
  return start.slice(0, start.includes(" ") ? start.lastIndexOf(" ") : LONGEST_TEXT);
}

interface ReadAddress {
  readonly unknown: readonly string[];
  readonly repeated: readonly ParameterRefusal[];
  /** The parameters, those repeated left out. */
  readonly read: Result<TrainingSearchParameters, readonly [Fault, ...Fault[]]>;
}

function readAddress(url: URLSearchParams, side: AddressSide): ReadAddress {
  const given = new Map<ParameterField, string | string[]>();
  const repeated: ParameterRefusal[] = [];
  const unknown: string[] = [];
  for (const name of new Set(url.keys())) {
    const field = fieldsByName[side].get(name);
    // A form sends its empty fields too.
    const values = url.getAll(name).filter((value) => value.trim() !== "");
    const [first, second] = values;
    if (field === undefined) unknown.push(name);
    else if (isRepeatable(field)) given.set(field, [...new Set(values)]);
    else if (second !== undefined) repeated.push(refusal({ code: "repeated-parameter", field: name }));
    else if (first !== undefined) given.set(field, first);
  }
  const parsed = trainingParametersSchema.safeParse(Object.fromEntries(given));
  const faults = parsed.success
    ? contradictionsOf(contradictionOf(parsed.data), side)
    : faultsOf(parsed.error.issues, side);
  const [first, ...others] = faults;
  if (first !== undefined) return { unknown, repeated, read: refused([first, ...others]) };
  if (!parsed.success) throw new Error("An issue without a parameter", { cause: parsed.error });
  return { unknown, repeated, read: ok(parsed.data) };
}

function contradictionsOf(contradiction: ReturnType<typeof contradictionOf>, side: AddressSide): readonly Fault[] {
  if (contradiction === null) return [];
  const { kind, field: parameter } = contradiction;
  return [{ parameter, refusal: refusal({ code: kind, field: nameOf(parameter, side) }) }];
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function faultsOf(issues: readonly Issue[], side: AddressSide): readonly Fault[] {
  return parameterFields.flatMap((parameter) => {
    const issue = issues.find(({ path }) => path[0] === parameter);
    if (issue === undefined) return [];
    const field = nameOf(parameter, side);
    return [{ parameter, refusal: refusal({ code: "bad-value", field, expected: issue.message }) }];
  });
}

function unknownParameter(name: string): ParameterRefusal {
  return refusal({ code: "unknown-parameter", field: name.slice(0, 60), known: [...fieldsByName.api.keys()] });
}

function refusal(problem: ParameterProblem): ParameterRefusal {
  return { code: problem.code, field: problem.field, message: parameterMessage(problem) };
}

/** Maps, not objects: `__proto__` is an unknown parameter like any other. */
const fieldsByName: Readonly<Record<AddressSide, ReadonlyMap<string, ParameterField>>> = {
  api: new Map(publicFields.map((field) => [field, field])),
  page: new Map(parameterFields.map((field) => [nameOf(field, "page"), field])),
};
