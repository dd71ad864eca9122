import pino from "pino";

/**
 * The only fields a log line may carry besides level, time and message. An allow-list, because a forgotten name in a
 * deny-list is a leak of personal data. Paths are route patterns, never addresses with what a person typed.
 */
const allowedFields = [
  "account",
  "bytes",
  "catalogueVersion",
  "code",
  "count",
  "durationMs",
  "err",
  "event",
  "kind",
  "method",
  "outcome",
  "port",
  "requestId",
  "route",
  "rule",
  "source",
  "state",
  "status",
] as const;
const ALLOWED_FIELDS: ReadonlySet<string> = new Set(allowedFields);

type LogLine = (fields: { readonly [Field in (typeof allowedFields)[number]]?: unknown }, message: string) => void;

/** What the portal logs with: a field that is not allowed does not compile. */
interface PortalLog {
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
  level: string;
}

const MAX_MESSAGE_LENGTH = 300;

/** Keeps the allowed fields of a log line; the names of the others are listed, so that the omission shows. */
export function onlyAllowedFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(fields);
  const kept = Object.fromEntries(entries.filter(([name]) => ALLOWED_FIELDS.has(name)));
  const dropped = entries.map(([name]) => name).filter((name) => !ALLOWED_FIELDS.has(name));
  return dropped.length === 0 ? kept : { ...kept, dropped };
}

/** An error as an operator needs it: kind, code, place; its sentence without what could name somebody. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const places = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return {
    type: error.name,
    message: maskPersonalData(error.message),
    stack: places.slice(0, 12).map((line) => line.trim()),
    ...("code" in error ? { code: error.code } : {}),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Hides e-mail addresses, long numbers (telephone, identifiers) and quoted values: they may be somebody's. */
function maskPersonalData(sentence: string): string {
  return sentence
    .slice(0, MAX_MESSAGE_LENGTH)
    .replaceAll(/[^\s@"'<>]+@[^\s@"'<>]+/g, "[adresse]")
    .replaceAll(/\d(?:[ .-]?\d){8,}/g, "[nombre]")
    .replaceAll(/"[^"]*"/g, '"…"');
}

/** The log of the portal, one JSON object a line on the standard output. */
export const log: PortalLog = pino(
  {
    level: process.env["NODE_ENV"] === "test" ? "silent" : "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    formatters: {
      level: (label) => ({ level: label }),
      log: onlyAllowedFields,
    },
  },
  // At once and in order: the last line of `npm start` stays the last, and a crash loses nothing.
  pino.destination({ fd: 1, sync: true }),
);
