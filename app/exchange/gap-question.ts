import type { z } from "zod";
import { apiWords } from "#app/content/api-words.ts";
import type { GapQuestion } from "#app/matching/gap/answered-gap.ts";
import type { UnknownWanted } from "#app/needs/layers/wanted.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { gapQuestionSchema } from "./gap-schema.ts";

/** What is wrong with a body: the field is named, what it held is not said again. */
export interface BodyRefusal {
  readonly status: 400 | 404;
  readonly code: "bad-json" | "bad-value" | "unknown-field" | UnknownWanted["kind"];
  readonly field?: string;
  readonly message: string;
}

const A_LITTLE = 1;

type Asked = z.infer<typeof gapQuestionSchema>;

/** Reads the body of `POST /api/v1/gaps`. */
export function gapQuestion(body: string): Result<GapQuestion, BodyRefusal> {
  const read = readBody(body, gapQuestionSchema);
  if (!read.ok) return read;
  return ok({ target: read.value.target, held: heldOf(read.value.held) });
}

/** What is said of a body that does not fit. */
interface BodyWords {
  readonly badJson: string;
  readonly badValue: (field: string) => string;
}

/** The body of a question, in the shape that it must have. */
export function readBody<Value>(
  body: string,
  schema: z.ZodType<Value>,
  words: BodyWords = { badJson: apiWords.badJson, badValue: apiWords.badGapValue },
): Result<Value, BodyRefusal> {
  const json = parseJson(body);
  if (json === undefined) return refused({ status: 400, code: "bad-json", message: words.badJson });
  const parsed = schema.safeParse(json);
  return parsed.success ? ok(parsed.data) : refused(refusalOf(parsed.error, words));
}

/** The answer to a question about a job or a need that nobody knows here. */
export function unknownWanted({ kind: code }: UnknownWanted): BodyRefusal {
  return code === "unknown-need"
    ? { status: 404, code, field: "target.need", message: apiWords.unknownNeed }
    : { status: 404, code, field: "target.rome", message: apiWords.unknownMetier };
}

/** What is held, as the gap counts it. */
export function heldOf(held: Asked["held"]): GapQuestion["held"] {
  return held.map(({ ogr, level, evidence }) => ({
    ogr,
    isPartial: level === A_LITTLE,
    proof: evidence === undefined || evidence.trim() === "" ? null : evidence.trim(),
  }));
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function refusalOf(error: z.ZodError, { badValue }: BodyWords): BodyRefusal {
  const [issue] = error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : undefined;
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown.slice(0, 60)])];
  const field = path.join(".") || "body";
  return unknown === undefined
    ? { status: 400, code: "bad-value", field, message: badValue(field) }
    : { status: 400, code: "unknown-field", field, message: apiWords.unknownField(field) };
}
