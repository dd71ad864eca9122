import type { AskedPaths } from "#app/matching/proposal/asked-paths.ts";
import { ok, type Result } from "#app/platform/result.ts";
import { type BodyRefusal, heldOf, readBody } from "./gap-question.ts";
import { pathQuestionSchema } from "./path-schema.ts";

/** Reads the body of `POST /api/v1/paths`. */
export function pathQuestion(body: string): Result<AskedPaths, BodyRefusal> {
  const read = readBody(body, pathQuestionSchema);
  if (!read.ok) return read;
  const { target, held, place = null, from = null, budgetCents = null, level = null, ...limits } = read.value;
  return ok({ target, held: heldOf(held), place, from, budgetCents, level, ...limits });
}
