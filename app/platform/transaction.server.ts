import type { Pool, PoolClient, QueryResult, QueryResultRow } from "pg";
import { isServiceDown } from "./http/service-down.ts";

/** What becomes of a borrowed connection when all went well: given back, or closed with its settings and temporary tables. */
type Ending = "give-back" | "close";

/** Lends a connection of the pool to a work. One that is lost, or left inside a transaction, is closed: the pool opens another. */
export async function withPoolClient<Answer>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Answer>,
  ending: Ending = "give-back",
): Promise<Answer> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release(ending === "close" || client.getTransactionStatus() !== "I");
  }
}

/** The answer of COMMIT was lost: what was written may be there or not. */
export class CommitInDoubt extends Error {
  override readonly name = "CommitInDoubt";

  constructor(cause: unknown) {
    super("The database was lost while it committed", { cause });
  }
}

/**
 * Runs work in one transaction on a connection: committed when `isKept` accepts the answer (by default always), rolled back when it
 * does not, or when the work throws. The error of the work is the one that is thrown, whatever the rollback does.
 */
export async function transact<Answer>(
  client: PoolClient,
  work: () => Promise<Answer>,
  isKept: (answer: Answer) => boolean = () => true,
): Promise<Answer> {
  await client.query("BEGIN");
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    // A lost connection has rolled back by itself.
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
  await (isKept(answer) ? commit(client) : client.query("ROLLBACK"));
  return answer;
}

/** The same on a connection of the pool. */
export function inTransaction<Answer>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Answer>,
  isKept?: (answer: Answer) => boolean,
): Promise<Answer> {
  return withPoolClient(pool, (client) => transact(client, () => work(client), isKept));
}

const BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/** Reads in one read-only view of the data: what others write meanwhile is not seen, not even in part. */
export function inSnapshot<Answer>(pool: Pool, work: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
  return reading(pool, async (client) => {
    await client.query(BEGIN_READING);
    return work(client);
  });
}

/**
 * The same when a statement without values always comes first: it is sent with the beginning, so that there is one answer less to wait
 * for. `work` gets its rows.
 */
export function inSnapshotFrom<Row extends QueryResultRow, Answer>(
  pool: Pool,
  first: string,
  work: (client: PoolClient, rows: readonly Row[]) => Promise<Answer>,
): Promise<Answer> {
  return reading(pool, async (client) => {
    // Two statements in one text have two answers, which the types of the client do not say.
    const answers: unknown = await client.query<Row>(`${BEGIN_READING}; ${first}`);
    const [, { rows }] = answers as readonly [QueryResult, QueryResult<Row>];
    return work(client, rows);
  });
}

async function reading<Answer>(pool: Pool, work: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect();
  try {
    const answer = await work(client);
    // Nothing was written: the answer need not wait for the end of the transaction.
    releaseAfter(client, "COMMIT");
    return answer;
  } catch (error) {
    releaseAfter(client, "ROLLBACK");
    throw error;
  }
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query("COMMIT").catch((error: unknown) => {
    throw isServiceDown(error) && !isRolledBack(error) ? new CommitInDoubt(error) : error;
  });
  // PostgreSQL answers ROLLBACK, without an error, when a statement had failed and the work went on.
  if (command !== "COMMIT") throw new Error("The transaction was rolled back: one of its statements had failed");
}

/** Did PostgreSQL answer that the transaction is rolled back (class 40: another came first)? Nothing is then in doubt. */
function isRolledBack(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("40") && error.code !== "40003";
}

function releaseAfter(client: PoolClient, statement: "COMMIT" | "ROLLBACK"): void {
  client.query(statement).then(
    () => client.release(),
    () => client.release(true),
  );
}
