import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiWords } from "#app/content/api-words.ts";
import { currentCatalogueVersion } from "#app/imports/import-record-store.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { database } from "#app/platform/database.server.ts";
import { errorJson } from "#app/platform/http/edge-refusal.ts";
import { isServiceDown } from "#app/platform/http/service-down.ts";
import { log } from "#app/platform/log.server.ts";
import type { Result } from "#app/platform/result.ts";
import { readSeatsMark } from "#app/training/seats/public-seats-store.server.ts";

/** Answers are the same for everybody; seats left are told within 5 s, so that soon afterwards the ETag tells whether they changed. */
const CACHE_CONTROL = "public, max-age=3";
const RETRY_AFTER_SECONDS = "5";

/** A refusal of the API: contract.md § Public API. */
export interface ApiRefusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 422;
  readonly code: string;
  readonly message: string;
  readonly field?: string;
}

export interface ApiQuestion<Value> {
  /** The address with its parameters in one order: what the ETag stands for. */
  readonly canonical: string;
  readonly read: () => Promise<Result<Value, ApiRefusal>>;
}

/** What every route gets. */
export type RouteArgs = Pick<LoaderFunctionArgs, "request" | "context">;

/** Parses, reads, answers: 200 or 304 with an ETag, a refusal, 503 while the database does not answer, 500 for a mistake of ours. */
export async function answerApi<Value>(
  { request, context }: RouteArgs,
  ask: () => Result<ApiQuestion<Value>, ApiRefusal>,
): Promise<Response> {
  const { requestId } = context;
  try {
    const question = ask();
    if (!question.ok) return refusalResponse(question.refusal, requestId);
    const etag = await etagOf(question.value.canonical);
    if (isKnown(request, etag)) return new Response(null, { status: 304, headers: cacheHeaders(etag) });
    const read = await question.value.read();
    if (!read.ok) return refusalResponse(read.refusal, requestId);
    return jsonResponse(JSON.stringify(read.value), 200, cacheHeaders(etag));
  } catch (error) {
    return faultResponse(error, requestId);
  }
}

/** Answers what came in a body or by a token, with this status; nothing of it is kept on the way. */
export async function answerQuestion<Value>(
  { context }: RouteArgs,
  answer: () => Promise<Result<Value, ApiRefusal>>,
  status: 200 | 201 = 200,
): Promise<Response> {
  const { requestId } = context;
  try {
    const read = await answer();
    if (!read.ok) return refusalResponse(read.refusal, requestId);
    return jsonResponse(JSON.stringify(read.value), status, { "Cache-Control": "no-store" });
  } catch (error) {
    return faultResponse(error, requestId);
  }
}

/** A refusal in the one shape of the API. */
export function refusalResponse({ status, ...error }: ApiRefusal, requestId: string): Response {
  const headers = {
    "Cache-Control": "no-store",
    ...(status === 405 ? { Allow: "GET, HEAD, OPTIONS" } : {}),
    ...(status === 401 ? { "WWW-Authenticate": "Bearer" } : {}),
  };
  return jsonResponse(errorJson({ ...error, requestId }), status, headers);
}

function faultResponse(error: unknown, requestId: string): Response {
  const isDown = isServiceDown(error);
  if (isDown) log.warn({ err: error, requestId }, "a service does not answer");
  else log.error({ err: error, requestId }, "request failed");
  const code = isDown ? "service-unavailable" : "internal-error";
  const message = isDown ? apiWords.serviceDown : apiWords.internalError;
  const headers = { "Cache-Control": "no-store", ...(isDown ? { "Retry-After": RETRY_AFTER_SECONDS } : {}) };
  return jsonResponse(errorJson({ code, message, requestId }), isDown ? 503 : 500, headers);
}

function jsonResponse(body: string, status: number, headers: Readonly<Record<string, string>>): Response {
  return new Response(body, { status, headers: { "Content-Type": "application/json; charset=utf-8", ...headers } });
}

function cacheHeaders(etag: string): Readonly<Record<string, string>> {
  return { ETag: etag, "Cache-Control": CACHE_CONTROL };
}

/** Weak: two answers of one version, one day and the same seats differ at most by the instant they tell. */
async function etagOf(canonical: string): Promise<string> {
  const { pool } = database();
  const [version, seats] = await Promise.all([currentCatalogueVersion(pool), readSeatsMark(pool)]);
  const digest = createHash("sha256").update(`${version} ${seats} ${todayIso()} ${canonical}`).digest("base64url");
  return `W/"${version}-${digest.slice(0, 16)}"`;
}

function isKnown(request: Request, etag: string): boolean {
  const known = request.headers.get("If-None-Match");
  if (known === null) return false;
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");
  return known.trim() === "*" || known.split(",").some((tag) => opaque(tag) === opaque(etag));
}
