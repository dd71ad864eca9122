import { type ParameterProblem, parameterMessage } from "#app/content/parameter-messages.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type EngineName, engineNames } from "#search/engine.ts";
import { cleanText } from "#search/parameter-values.ts";
import {
  isRepeatable,
  LONGEST_TEXT,
  type ParameterField,
  parameterFields,
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

type Given = Map<ParameterField, string | string[]>;

interface Fault {
  readonly parameter: ParameterField;
  readonly refusal: ParameterRefusal;
}

/** Reads the API's query string. The first parameter that is unknown, repeated or wrong refuses the whole. */
export function fromApi(url: URLSearchParams): Result<ApiSearch, ParameterRefusal> {
  const { given, unknown, repeated } = readUrl(url, "api");
  const engine = engineNames.find((name) => name === url.get("engine")) ?? null;
  const [strange] = unknown.filter((name) => name !== "engine");
  if (strange !== undefined) return refused(unknownParameter(strange));
  if (url.has("engine") && engine === null) {
    return refused(refusal({ code: "bad-value", field: "engine", expected: `attend ${engineNames.join(" ou ")}.` }));
  }
  const [twice] = repeated;
  if (twice !== undefined) return refused(twice);
  const read = readParameters(given, "api");
  if (read.ok) return ok({ parameters: read.value, engine });
  const [fault] = read.refusal;
  return refused(fault.refusal);
}

/** Reads the address of the results page: what cannot be used is left out and reported; unknown names are ignored. */
export function fromPage(url: URLSearchParams): PageSearch {
  const { given, repeated } = readUrl(url, "page");
  const problems = [...repeated];
  // The form keeps the point one came with; a place written since takes over.
  if (given.has("place")) for (const point of ["lat", "lon"] as const) given.delete(point);
  for (;;) {
    const read = readParameters(given, "page");
    if (read.ok) return { parameters: read.value, problems };
    for (const fault of read.refusal) {
      // Every round shortens the text or takes out a parameter that was given, so the rounds end.
      const cut = fault.parameter === "q" ? cutText(given) : null;
      if (cut !== null) given.set("q", cut);
      else if (!given.delete(fault.parameter))
        throw new Error(`Parameter ${fault.parameter} refused without being given`);
      problems.push(
        cut === null ? fault.refusal : refusal({ code: "text-cut", field: fault.refusal.field, longest: LONGEST_TEXT }),
      );
    }
  }
}

/** The words that a text begins with, as long as a search may be; null for a text that is not too long. */
function cutText(given: Given): string | null {
  const text = cleanText([given.get("q") ?? ""].flat().join(" "));
  if (text.length <= LONGEST_TEXT) return null;
  const start = text.slice(0, LONGEST_TEXT + 1);
  return start.slice(0, start.includes(" ") ? start.lastIndexOf(" ") : LONGEST_TEXT);
}

interface ReadUrl {
  readonly given: Given;
  readonly unknown: readonly string[];
  readonly repeated: readonly ParameterRefusal[];
}

function readUrl(url: URLSearchParams, side: AddressSide): ReadUrl {
  const given: Given = new Map();
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
  return { given, unknown, repeated };
}

function readParameters(
  given: Given,
  side: AddressSide,
): Result<TrainingSearchParameters, readonly [Fault, ...Fault[]]> {
  const parsed = trainingParametersSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const [first, ...others] = faultsOf(parsed.error.issues, side);
    if (first === undefined) throw new Error("An issue without a parameter", { cause: parsed.error });
    return refused([first, ...others]);
  }
  const contradiction = contradictionOf(parsed.data);
  if (contradiction === null) return ok(parsed.data);
  const { kind, field: parameter } = contradiction;
  return refused([{ parameter, refusal: refusal({ code: kind, field: nameOf(parameter, side) }) }]);
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
  api: new Map(parameterFields.map((field) => [field, field])),
  page: new Map(parameterFields.map((field) => [nameOf(field, "page"), field])),
};
