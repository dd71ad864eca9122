import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import type { KnownActor } from "#app/access/actor.ts";
import { type CommandWork, done } from "#app/access/command.server.ts";
import { replaceSession } from "#app/access/sign-in/session/session-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { openSecret, sealSecret } from "#app/platform/secrets.server.ts";
import type { FactorRefusal, ProvedFactor } from "./factor-refusal.ts";
import { countOf, type HeldFactors, mayAddFactor } from "./factor-rules.ts";
import { addApp, findApp, heldFactors, lockFactors, type SealedApp, useStep } from "./factor-store.server.ts";
import { notifyOwner } from "./notify-owner.server.ts";
import { findPendingApp, keepPendingApp, takePendingApp } from "./pending-app-store.server.ts";
import { renewRecoveryCodes, useRecoveryCode } from "./recovery-codes.server.ts";
import { newTotpSecret, stepOfCode, totpAddress } from "./totp.server.ts";
import { type FactorTry, tryFactor } from "./try-factor.server.ts";

/** What an authenticator app needs. */
export interface FactorToAdd {
  readonly secret: string;
  readonly address: string;
}

/**
 * The secret to put in an authenticator app: a new one for each session that begins, the same for ten minutes there, so that a page read
 * twice shows one code. It ends with the session. Refused once an app is confirmed, and to who has another factor and has not just
 * proved it: it is never replaced by who has only a password.
 */
export function beginFactor(database: Database, actor: KnownActor): Promise<Result<FactorToAdd, FactorRefusal>> {
  const { accountId } = actor;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    const held = await heldFactors(transaction, accountId);
    if (held.hasApp) return refused({ kind: "factor-exists" });
    if (!mayAddFactor(held, { factorAt: actor.factorAt, at: now() })) return refused({ kind: "step-up-needed" });
    const app = await keepPendingApp(transaction, actor, { sealedSecret: sealSecret(newTotpSecret()) });
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
  return tryFactor(database, actor, (work) => proveIn(work, code));
}

async function proveIn({ transaction, actor, at }: CommandWork<KnownActor>, code: string): Promise<FactorTry> {
  const { accountId } = actor;
  const held = await lockFactors(transaction, accountId);
  const app = await appOf(transaction, actor, held);
  if (app === null && countOf(held) === 0) return refused({ kind: "no-factor" });
  const isByApp = app !== null && (await serveApp(transaction, actor, { app, code, isNew: !held.hasApp }));
  const isByRecovery = !isByApp && countOf(held) > 0 && (await useRecoveryCode(transaction, accountId, code));
  if (!(isByApp || isByRecovery)) return refused({ kind: "wrong-code" });
  const isNew = isByApp && !held.hasApp;
  if (isNew) await notifyOwner(transaction, accountId);
  const recoveryCodes = countOf(held) === 0 ? await renewRecoveryCodes(transaction, accountId) : [];
  // A session that gains rights changes its cookie: one that was stolen or planted before is worth nothing after.
  const token = await replaceSession(transaction, actor, { factorAt: at });
  const facts = { by: isByApp ? "app" : "recovery-code" } as const;
  const action = isNew ? "factor.add" : "factor.prove";
  return done({ token, recoveryCodes }, { action, resourceId: accountId, facts });
}

/** The app whose code may be given: the account's, or the one this session began, for who may add a factor now. */
function appOf(transaction: ActingTransaction, actor: KnownActor, held: HeldFactors): Promise<SealedApp | null> {
  if (held.hasApp) return findApp(transaction, actor.accountId);
  const mayAdd = mayAddFactor(held, { factorAt: actor.factorAt, at: now() });
  return mayAdd ? findPendingApp(transaction, actor) : Promise.resolve(null);
}

/** Is this a code of the app that has not served? The first one of a new app makes it a factor. */
async function serveApp(
  transaction: ActingTransaction,
  actor: KnownActor,
  { app: { sealedSecret }, code, isNew }: { readonly app: SealedApp; readonly code: string; readonly isNew: boolean },
): Promise<boolean> {
  const { accountId } = actor;
  const step = stepOfCode(openSecret(sealedSecret), code, now());
  if (step === null) return false;
  if (!isNew) return useStep(transaction, accountId, step);
  if (!(await takePendingApp(transaction, actor))) return false;
  await addApp(transaction, { accountId, sealedSecret, lastStep: step });
  return true;
}
