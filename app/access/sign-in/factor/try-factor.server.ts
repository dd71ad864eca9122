import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { releaseConnection, type ThrottledDoor, takeTry } from "#app/access/sign-in/throttle/throttle-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type Result, refused } from "#app/platform/result.ts";
import type { FactorRefusal, ProvedFactor } from "./factor-refusal.ts";

type Tried = Result<ProvedFactor, FactorRefusal>;

/**
 * Lets an account try a second factor, whichever it is: they share one door, which makes one wait after five tries in vain. A wrong
 * code or answer is written in the audit trail.
 */
export async function tryFactor(
  database: Database,
  accountId: string,
  attempt: (transaction: ActingTransaction) => Promise<Tried>,
): Promise<Tried> {
  const door: ThrottledDoor = { name: "factor", value: accountId };
  const retryAfterSeconds = await takeTry(database, [door]);
  if (retryAfterSeconds > 0) return refused({ kind: "throttled", retryAfterSeconds });
  const tried = await inTransactionAs(database, { accountId }, attempt);
  if (tried.ok) await releaseConnection(database, [door]);
  else await noteFailure(database, accountId, tried.refusal);
  return tried;
}

async function noteFailure(database: Database, accountId: string, refusal: FactorRefusal): Promise<void> {
  if (refusal.kind !== "wrong-code" && refusal.kind !== "passkey-refused") return;
  const facts =
    refusal.kind === "wrong-code" ? ({ by: "code" } as const) : ({ by: "passkey", why: refusal.why } as const);
  await inTransactionAs(database, { accountId }, (transaction) =>
    recordAudit(transaction, { accountId }, { action: "factor.fail", facts }),
  );
}
