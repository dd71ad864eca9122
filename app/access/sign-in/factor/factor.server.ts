import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import type { Actor } from "#app/access/actor.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { replaceSession } from "#app/access/sign-in/session/session-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { openSecret, sealSecret } from "#app/platform/secrets.server.ts";
import type { FactorRefusal, ProvedFactor } from "./factor-refusal.ts";
import { countOf, mayAddFactor } from "./factor-rules.ts";
import { confirmApp, findApp, heldFactors, holdFactors, keepApp, useStep } from "./factor-store.server.ts";
import { renewRecoveryCodes, useRecoveryCode } from "./recovery-codes.server.ts";
import { tellOwner } from "./tell-owner.server.ts";
import { newTotpSecret, stepOfCode, totpAddress } from "./totp.server.ts";
import { tryFactor } from "./try-factor.server.ts";

/** Somebody known by their first factor at least. */
export type KnownActor = Exclude<Actor, { readonly kind: "anonymous" }>;

/** What an authenticator app needs. */
export interface FactorToAdd {
  readonly secret: string;
  readonly address: string;
}

/**
 * The secret to put in an authenticator app: the same until it is confirmed, so that a page read twice shows one code. Refused once
 * an app is confirmed, and to who has another factor and has not just proved it: it is never replaced by who has only a password.
 */
export function beginFactor(database: Database, actor: KnownActor): Promise<Result<FactorToAdd, FactorRefusal>> {
  const { accountId } = actor;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    const held = await heldFactors(transaction, accountId);
    if (held.hasApp) return refused({ kind: "factor-exists" });
    if (!mayAddFactor(held, { factorAt: actor.factorAt, at: now() })) return refused({ kind: "step-up-needed" });
    const app = await keepApp(transaction, accountId, { sealedSecret: sealSecret(newTotpSecret()) });
    const secret = openSecret(app.sealedSecret);
    return ok({ secret, address: totpAddress(secret, actor.name) });
  });
}

/**
 * Proves the second factor by a code of the authenticator app, or by a recovery code. The first right code of an app confirms it; the
 * first factor of all gives the recovery codes. Each code serves once, even sent twice at the same instant.
 */
export function proveFactor(
  database: Database,
  actor: KnownActor,
  given: string,
): Promise<Result<ProvedFactor, FactorRefusal>> {
  const code = given.toLowerCase().replaceAll(/[\s-]/g, "");
  return tryFactor(database, actor.accountId, (transaction) => proveIn(transaction, actor, code));
}

async function proveIn(
  transaction: ActingTransaction,
  actor: KnownActor,
  code: string,
): Promise<Result<ProvedFactor, FactorRefusal>> {
  const { accountId, factorAt } = actor;
  const held = await holdFactors(transaction, accountId);
  const app = await findApp(transaction, accountId);
  if (app === null && countOf(held) === 0) return refused({ kind: "no-factor" });
  const mayServe = held.hasApp || mayAddFactor(held, { factorAt, at: now() });
  const step = app === null || !mayServe ? null : stepOfCode(openSecret(app.sealedSecret), code, now());
  const isByApp = step !== null && (await useStep(transaction, accountId, step));
  const isByRecovery = !isByApp && countOf(held) > 0 && (await useRecoveryCode(transaction, accountId, code));
  if (!(isByApp || isByRecovery)) return refused({ kind: "wrong-code" });
  const isNew = isByApp && !held.hasApp;
  if (isNew) {
    await confirmApp(transaction, accountId);
    await tellOwner(transaction, accountId);
  }
  const recoveryCodes = countOf(held) === 0 ? await renewRecoveryCodes(transaction, accountId) : [];
  // A session that gains rights changes its cookie: one that was stolen or planted before is worth nothing after.
  const token = await replaceSession(transaction, actor, { factorAt: now() });
  await recordAudit(
    transaction,
    { accountId },
    {
      action: isNew ? "factor.add" : "factor.prove",
      resourceId: accountId,
      facts: { by: isByApp ? "app" : "recovery-code" },
    },
  );
  return ok({ token, recoveryCodes });
}
