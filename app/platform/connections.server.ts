import { Socket } from "node:net";
import pg from "pg";

/** How long a client waits for a server that says nothing, in milliseconds. Both end with an error that `isServiceDown` knows. */
export interface WaitLimits {
  /** For a connection: a free one of the pool, or a new one. */
  readonly connectionMs: number;
  /** For the next byte of a statement's answer; absent: no limit, for statements that may take minutes. */
  readonly answerMs?: number;
}

/** Long enough for a server that starts, short enough for somebody who waits in front of a command. */
const COMMAND_WAITS: WaitLimits = { connectionMs: 10_000 };
/** A machine that vanished is noticed by TCP, even while a statement may take minutes. */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** Opens a pool. Says nothing to the server before the first query. A lost connection fails the query under way, never the process. */
export function openPool(config: pg.PoolConfig, waits: WaitLimits = COMMAND_WAITS): pg.Pool {
  const pool = new pg.Pool({ ...KEEP_ALIVE, ...config, connectionTimeoutMillis: waits.connectionMs });
  // Told when an idle connection dies; the pool opens another at the next query.
  pool.on("error", ignoreLoss);
  // The pool stops listening to a client when it is taken out.
  pool.on("connect", (client) => guardClient(client, waits));
  return pool;
}

/** Opens one connection outside any pool; whoever opens it ends it. */
export async function openConnection(
  config: pg.ClientConfig & { readonly connectionString: string },
  waits: WaitLimits = COMMAND_WAITS,
): Promise<pg.Client> {
  const client = new pg.Client({ ...KEEP_ALIVE, ...config, connectionTimeoutMillis: waits.connectionMs });
  guardClient(client, waits);
  await client.connect();
  return client;
}

/** Runs work on one connection of its own, which is closed at the end. */
export async function withConnection<Answer>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = await openConnection({ connectionString });
  try {
    return await work(client);
  } finally {
    // A connection that is already lost needs no farewell, and the error of the work stays the first.
    await client.end().catch(ignoreLoss);
  }
}

/** Node ends the process on an `error` event without a listener; the statement under way, or the next one, fails with that error anyway. */
function guardClient(client: pg.Client, { answerMs }: WaitLimits): void {
  client.on("error", ignoreLoss);
  const { stream } = client.connection;
  if (answerMs === undefined || !(stream instanceof Socket)) return;
  stream.setTimeout(answerMs);
  // Not as the callback of setTimeout, which is called once: the silence of an idle connection, which is left alone, comes first.
  stream.on("timeout", () => {
    if (isWaiting(client)) stream.destroy(new SilentServerError(answerMs));
  });
}

/** The server took a statement and answered nothing for so long. */
class SilentServerError extends Error {
  override readonly name = "SilentServerError";
  readonly code = "ETIMEDOUT";

  constructor(answerMs: number) {
    super(`The database said nothing for ${answerMs} ms`);
  }
}

/** pg sets `readyForQuery` between statements; its types do not say so. */
function isWaiting(client: pg.Client): boolean {
  return !("readyForQuery" in client && client.readyForQuery === true);
}

function ignoreLoss(): void {
  // Told again by the next statement.
}
