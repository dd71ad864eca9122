import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { openSecret, sealSecret } from "#app/platform/secrets.server.ts";
import { type ActingTransaction, inTransactionAs } from "../acting.server.ts";
import type { Actor } from "../actor.ts";
import { recordAudit } from "../audit-trail.server.ts";
import { renewRecoveryCodes, useRecoveryCode } from "./recovery-codes.server.ts";
import { replaceSession } from "./session-store.server.ts";
import { giveBack, type ThrottledDoor, takeTry } from "./throttle-store.server.ts";
import { newTotpSecret, stepOfCode, totpAddress } from "./totp.server.ts";

/** Somebody known by their first factor at least. */
export type KnownActor = Exclude<Actor, { readonly kind: "anonymous" }>;

export type FactorRefusal =
  | { readonly kind: "wrong-code" }
  | { readonly kind: "no-factor" }
  | { readonly kind: "factor-exists" }
  | { readonly kind: "throttled"; readonly retryAfterSeconds: number };

/** A session whose second factor was just proved: a new cookie, the old one is worth nothing any more. */
export interface ProvedFactor {
  readonly token: string;
  /** Shown once, when the factor was just added. */
  readonly recoveryCodes: readonly string[];
}

/** What an authenticator app needs. */
export interface FactorToAdd {
  readonly secret: string;
  readonly address: string;
}

/**
 * The secret to put in an authenticator app: the same until it is confirmed, so that a page read twice shows one code. Refused once
 * a factor is confirmed: it is never replaced by who has only a password.
 */
export function beginFactor(database: Database, actor: KnownActor): Promise<Result<FactorToAdd, FactorRefusal>> {
  const { accountId } = actor;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    await transaction.totpFactor.createMany({
      data: [{ accountId, sealedSecret: sealSecret(newTotpSecret()) }],
      skipDuplicates: true,
    });
    const factor = await transaction.totpFactor.findUniqueOrThrow({ where: { accountId } });
    if (factor.confirmedAt !== null) return refused({ kind: "factor-exists" });
    const secret = openSecret(factor.sealedSecret);
    return ok({ secret, address: totpAddress(secret, actor.name) });
  });
}

/**
 * Proves the second factor by a code of the authenticator, or by a recovery code once the factor is confirmed. The first right code
 * confirms it and gives the recovery codes. Each code serves once, even sent twice at the same instant.
 */
export async function proveFactor(
  database: Database,
  actor: KnownActor,
  given: string,
): Promise<Result<ProvedFactor, FactorRefusal>> {
  const door: ThrottledDoor = { name: "factor", value: actor.accountId };
  const retryAfterSeconds = await takeTry(database, [door]);
  if (retryAfterSeconds > 0) return refused({ kind: "throttled", retryAfterSeconds });
  const proved = await inTransactionAs(database, { accountId: actor.accountId }, (transaction) =>
    proveIn(transaction, actor, given.toLowerCase().replaceAll(/[\s-]/g, "")),
  );
  if (proved.ok) await giveBack(database, [door]);
  else if (proved.refusal.kind === "wrong-code") {
    await inTransactionAs(database, { accountId: actor.accountId }, (transaction) =>
      recordAudit(transaction, { accountId: actor.accountId }, { action: "factor.fail", resourceKind: "account" }),
    );
  }
  return proved;
}

async function proveIn(
  transaction: ActingTransaction,
  actor: KnownActor,
  code: string,
): Promise<Result<ProvedFactor, FactorRefusal>> {
  const { accountId } = actor;
  const factor = await transaction.totpFactor.findUnique({ where: { accountId } });
  if (factor === null) return refused({ kind: "no-factor" });
  const step = stepOfCode(openSecret(factor.sealedSecret), code, now());
  const isByApp = step !== null && (await useStep(transaction, accountId, step));
  const isNew = factor.confirmedAt === null;
  const isByRecovery = !isByApp && !isNew && (await useRecoveryCode(transaction, accountId, code));
  if (!(isByApp || isByRecovery)) return refused({ kind: "wrong-code" });
  const recoveryCodes = isNew ? await confirmFactor(transaction, accountId) : [];
  // A session that gains rights changes its cookie: one that was stolen or planted before is worth nothing after.
  const token = await replaceSession(transaction, actor, { factorAt: now() });
  await recordAudit(
    transaction,
    { accountId },
    {
      action: isNew ? "factor.add" : "factor.prove",
      resourceKind: "account",
      resourceId: accountId,
      facts: { by: isByApp ? "app" : "recovery-code" },
    },
  );
  return ok({ token, recoveryCodes });
}

/** Takes a time step, unless it or a later one served already: the write itself decides between two at once. */
async function useStep(transaction: ActingTransaction, accountId: string, step: bigint): Promise<boolean> {
  const { count } = await transaction.totpFactor.updateMany({
    where: { accountId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

async function confirmFactor(transaction: ActingTransaction, accountId: string): Promise<readonly string[]> {
  await transaction.totpFactor.updateMany({ where: { accountId }, data: { confirmedAt: now() } });
  return renewRecoveryCodes(transaction, accountId);
}
