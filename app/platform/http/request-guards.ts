import type { IncomingMessage } from "node:http";
import type { EdgeRefusalCode } from "./edge-refusal.ts";
import type { AskedRoute } from "./route-table.ts";

/** The largest body of a request, in bytes. */
export const MAX_BODY_BYTES = 1_048_576;

const HOST_SHAPE = /^(\[[0-9a-f:.]+\]|[a-z0-9_]([a-z0-9._-]{0,251}[a-z0-9_])?\.?)(:\d{1,5})?$/i;
const FORM_TYPES = new Set(["application/x-www-form-urlencoded", "multipart/form-data"]);
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const PAGE_METHODS = new Set(["GET", "HEAD", "POST"]);
const API_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
/** A route of the API that takes a question too long for an address, or what a software tells. */
const QUESTION_METHODS = new Set(["POST", "OPTIONS"]);
const JSON_TYPE = "application/json";

/** Remix looks at each part of each path it is asked about, each time among all its routes: a page of fifty results asks for a hundred. */
const MOST_MANIFEST_PARTS = 300;

/** The methods a route answers to, for the `Allow` header. */
export function allowedMethods(route: AskedRoute): readonly string[] {
  if (takesQuestions(route)) return [...(route.hasReading ? ["GET", "HEAD"] : []), ...QUESTION_METHODS];
  return [...(route.isApi ? API_METHODS : PAGE_METHODS)];
}

/** The API reads no cookie: any site may put it a question, which acts for nobody; no site may show it a token (`edge.server.ts`). */
function takesQuestions({ isApi, hasForm }: AskedRoute): boolean {
  return isApi && hasForm;
}

/**
 * The first reason to refuse a request on its head alone, null when there is none. Remix would answer 500, or nothing at all, to
 * most of these. Any well-formed host is accepted: the portal does not know under which names it is reached.
 */
export function refusalOfHead(request: IncomingMessage, route: AskedRoute): EdgeRefusalCode | null {
  const target = request.url ?? "";
  const method = request.method ?? "";
  if (!isGoodHost(request)) return "bad-host";
  if (route.isApi && route.hasControlCharacter) return "not-found";
  if (!isGoodTarget(target)) return "bad-address";
  if (asksTooManyPaths(target)) return "bad-request";
  if (!SAFE_METHODS.has(method) && !takesQuestions(route) && !isOwnOrigin(request)) return "foreign-origin";
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return "body-too-large";
  if (!allowedMethods(route).includes(method)) return "method-not-allowed";
  if (method === "POST" && route.isNowhere) return "not-found";
  const isGoodBody = takesQuestions(route) ? typeOf(request) === JSON_TYPE : hasFormBody(request);
  if (!SAFE_METHODS.has(method) && !isGoodBody) return "unsupported-body";
  return null;
}

/** Which routes are behind some paths, as a browser asks before it follows a link. */
function asksTooManyPaths(target: string): boolean {
  if (!target.includes("__manifest")) return false;
  const { pathname, searchParams } = new URL(`http://portal.invalid${target}`);
  const parts = searchParams.getAll("p").flatMap((asked) => asked.split("/"));
  return pathname === "/__manifest" && parts.length > MOST_MANIFEST_PARTS;
}

function isGoodHost(request: IncomingMessage): boolean {
  const host = request.headers.host ?? "";
  const count = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
  return count === 1 && HOST_SHAPE.test(host) && URL.canParse(`http://${host}`);
}

/** Starts with a slash, decodes as UTF-8, carries no NUL: PostgreSQL refuses that one with an error. */
function isGoodTarget(target: string): boolean {
  if (!target.startsWith("/")) return false;
  if (!target.includes("%")) return true;
  try {
    return !decodeURIComponent(target).includes("\0");
  } catch {
    return false;
  }
}

/**
 * A browser says where a form comes from by `Sec-Fetch-Site`, older ones by `Origin`; a caller that says neither is no browser
 * and carries nobody's session. `Origin: null` is foreign.
 */
function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

/** The type of a body, without its parameters; undefined when the request names none. */
function typeOf(request: IncomingMessage): string | undefined {
  return request.headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
}

function hasFormBody(request: IncomingMessage): boolean {
  const type = typeOf(request);
  const isEmpty =
    Number(request.headers["content-length"] ?? 0) === 0 && request.headers["transfer-encoding"] === undefined;
  if (type === undefined) return isEmpty;
  return FORM_TYPES.has(type);
}
