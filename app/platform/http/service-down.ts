import { z } from "zod";

/** Codes of PostgreSQL, of the network and of Prisma that mean "not now", rather than a mistake of ours. */
const DOWN_CODES = new Set([
  "25P03", // idle_in_transaction_session_timeout
  "40001", // serialization_failure
  "40P01", // deadlock_detected: met again at each try that the portal made by itself
  "53300", // too_many_connections
  "55000", // the database does not accept connections for now
  "55P03", // lock_not_available: the lock timeout
  "57014", // query_canceled: the statement timeout
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now
  "57P05", // idle_session_timeout
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT", // the socket of a stopped local PostgreSQL
  "EPIPE",
  "ETIMEDOUT",
  "P1001", // cannot reach the server
  "P1002", // the server was reached, and timed out
  "P1008", // an operation timed out
  "P1017", // the server closed the connection
  "P2024", // no free connection in time
  "P2028", // the transaction did not begin, or did not end, in its time
  "ConnectionClosed",
  "DatabaseNotReachable",
  "SocketTimeout",
]);
/** pg gives these no code, nor does the pool of threads the last one. */
const DOWN_MESSAGES = [
  "timeout exceeded when trying to connect",
  "timeout expired",
  "Connection terminated",
  "Client has encountered a connection error",
  "Client was closed",
  "Cannot use a pool after calling end on the pool",
  "Task queue is at limit",
];
/** What Prisma's adapter says of an error of the driver; without a code of PostgreSQL, its kind tells. */
const driverCause = z.object({ originalCode: z.string().default(""), kind: z.string() });
/** Where it stands: deep in an error of Prisma's client, or bare when a transaction began or ended. */
const prismaError = z.union([
  z.object({ meta: z.object({ driverAdapterError: z.object({ cause: driverCause }) }) }),
  z.object({ cause: driverCause }),
]);

/** Does this error say that the database, or the thread of paths, does not answer for now? Then 503 is right, and trying again helps. */
export function isServiceDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (codesOf(error).some((code) => DOWN_CODES.has(code) || code.startsWith("08"))) return true;
  return DOWN_MESSAGES.some((message) => error.message.startsWith(message)) || isServiceDown(error.cause);
}

function codesOf(error: Error): readonly string[] {
  const own = "code" in error ? [String(error.code)] : [];
  const parsed = prismaError.safeParse(error);
  if (!parsed.success) return own;
  const { originalCode, kind } = "meta" in parsed.data ? parsed.data.meta.driverAdapterError.cause : parsed.data.cause;
  return [...own, originalCode, kind];
}
