import { commandKeySchema } from "#app/access/command-key.ts";
import { apiWords } from "#app/content/api-words.ts";
import type { ContributionRefusal } from "#app/needs/contribution-answers.ts";
import { type ContributionContent, contributionSchema } from "#app/needs/contribution-schema.ts";
import { assertNever, ok, type Result, refused } from "#app/platform/result.ts";
import { type BodyRefusal, readBody } from "./gap-question.ts";

/** What is wrong with a need before anybody looks at what it names. */
export type NeedBodyRefusal =
  | BodyRefusal
  | { readonly status: 400; readonly code: "bad-key"; readonly field: string; readonly message: string }
  | { readonly status: 401; readonly code: "no-token"; readonly message: string };

const BEARER = /^Bearer ([\w-]{20,100})$/i;
const words = {
  badJson: apiWords.badNeedJson,
  badValue: (field: string): string => {
    const [part = ""] = field.split(".");
    return apiWords.badNeedFields[field] ?? apiWords.badNeedFields[part] ?? apiWords.badNeedValue(field);
  },
};

/** The token that a software shows. */
export function bearerOf(headers: Headers): Result<string, NeedBodyRefusal> {
  const token = BEARER.exec(headers.get("Authorization") ?? "")?.[1];
  if (token === undefined) return refused({ status: 401, code: "no-token", message: apiWords.noToken });
  return ok(token);
}

/** Reads the key and the body of `POST /api/v1/needs`. */
export function toldNeedQuestion(
  headers: Headers,
  body: string,
): Result<{ readonly key: string; readonly content: ContributionContent }, NeedBodyRefusal> {
  const key = commandKeySchema.safeParse(headers.get("Idempotency-Key"));
  if (!key.success) {
    return refused({ status: 400, code: "bad-key", field: "Idempotency-Key", message: apiWords.noKey });
  }
  const content = readBody(body, contributionSchema, words);
  return content.ok ? ok({ key: key.data, content: content.value }) : content;
}

/** Where a need names what nobody knows, and what to do. */
export function unknownPart(refusal: ContributionRefusal): { readonly field: string; readonly message: string } {
  switch (refusal.kind) {
    case "unknown-place":
      return { field: "place", message: apiWords.unknownTownOf(refusal.choices) };
    case "unknown-metier":
      return { field: "job.rome", message: apiWords.unknownMetierOf };
    case "unknown-skill": {
      const field = `skills.${refusal.place}.ogr`;
      return { field, message: apiWords.unknownSkillOf(field) };
    }
    case "starts-before-today":
      return { field: "startsOn", message: apiWords.startsBefore };
    default:
      return assertNever(refusal);
  }
}
