import { inTransactionAs } from "#app/access/acting.server.ts";
import type { KnownActor } from "#app/access/actor.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { type CommandWork, carryOutAsOwner, type Outcome } from "#app/access/command.server.ts";
import { releaseConnection, type ThrottledDoor, takeTry } from "#app/access/sign-in/throttle/throttle-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type Result, refused } from "#app/platform/result.ts";
import type { FactorRefusal, ProvedFactor } from "./factor-refusal.ts";

type Tried = Result<ProvedFactor, FactorRefusal>;

/** A try: what it did, with its line of the audit trail. */
export type FactorTry = Outcome<ProvedFactor, FactorRefusal>;

/**
 * Lets somebody try a second factor, whichever it is: they share one door, which makes one wait after five tries in vain. A wrong
 * code or answer is written in the audit trail.
 */
export async function tryFactor(
  database: Database,
  actor: KnownActor,
  attempt: (work: CommandWork<KnownActor>) => Promise<FactorTry>,
): Promise<Tried> {
  const { accountId } = actor;
  const door: ThrottledDoor = { name: "factor", value: accountId };
  const retryAfterSeconds = await takeTry(database, [door]);
  if (retryAfterSeconds > 0) return refused({ kind: "throttled", retryAfterSeconds });
  const tried = await carryOutAsOwner(database, { actor, right: "factor.prove" }, attempt);
  if (tried.ok) {
    await releaseConnection(database, [door]);
    return tried;
  }
  const { refusal } = tried;
  if (refusal.kind === "not-allowed") throw new Error("Whoever is signed in may prove a factor");
  await noteFailure(database, accountId, refusal);
  return refused(refusal);
}

async function noteFailure(database: Database, accountId: string, refusal: FactorRefusal): Promise<void> {
  if (refusal.kind !== "wrong-code" && refusal.kind !== "passkey-refused") return;
  const facts =
    refusal.kind === "wrong-code" ? ({ by: "code" } as const) : ({ by: "passkey", why: refusal.why } as const);
  await inTransactionAs(database, { accountId }, (transaction) =>
    recordAudit(transaction, { accountId }, { action: "factor.fail", facts }),
  );
}
