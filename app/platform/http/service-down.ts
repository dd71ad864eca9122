/** Codes of PostgreSQL and of the network that mean "not now", rather than a mistake of ours. */
const DOWN_CODES = new Set([
  "55000", // the database does not accept connections for now
  "57014", // query_canceled: the statement timeout
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now
  "53300", // too_many_connections
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT", // the socket of a stopped local PostgreSQL
  "EPIPE",
  "ETIMEDOUT",
]);
/** pg gives these no code. */
const DOWN_MESSAGES = [
  "timeout exceeded when trying to connect",
  "timeout expired",
  "Connection terminated",
  "Client has encountered a connection error",
  "Client was closed",
  "Cannot use a pool after calling end on the pool",
];

/** Does this error say that the database does not answer for now? Then 503 is right, and trying again makes sense. */
export function isServiceDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  if (DOWN_CODES.has(code) || code.startsWith("08")) return true;
  return DOWN_MESSAGES.some((message) => error.message.startsWith(message)) || isServiceDown(error.cause);
}
