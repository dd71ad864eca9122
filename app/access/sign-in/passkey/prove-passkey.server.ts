import type { ActingTransaction } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import type { KnownActor } from "#app/access/sign-in/factor/factor.server.ts";
import type { FactorRefusal, PasskeyFault, ProvedFactor } from "#app/access/sign-in/factor/factor-refusal.ts";
import { tryFactor } from "#app/access/sign-in/factor/try-factor.server.ts";
import { replaceSession } from "#app/access/sign-in/session/session-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { AuthenticationAnswer } from "./passkey-response.ts";
import { consumeChallenge, findPasskey, recordPasskeyUse } from "./passkey-store.server.ts";
import type { RelyingParty } from "./relying-party.ts";
import { challengeOf, lockFactor } from "./webauthn.server.ts";

/** What a device answers, and to whom. */
export interface PasskeyProof {
  readonly party: RelyingParty;
  readonly answer: AuthenticationAnswer;
}

/**
 * Proves the second factor by a passkey of the account. The challenge is taken out before anything is checked: an answer serves once,
 * right or wrong. A counter that goes back is a copied key, and is refused.
 */
export function provePasskey(
  database: Database,
  actor: KnownActor,
  proof: PasskeyProof,
): Promise<Result<ProvedFactor, FactorRefusal>> {
  return tryFactor(database, actor.accountId, async (transaction) => {
    const fault = await faultOf(transaction, actor, proof);
    if (fault !== null) return refused({ kind: "passkey-refused", why: fault });
    const { accountId } = actor;
    const token = await replaceSession(transaction, actor, { factorAt: now() });
    const entry = { action: "factor.prove", resourceId: accountId, facts: { by: "passkey" } } as const;
    await recordAudit(transaction, { accountId }, entry);
    return ok({ token, recoveryCodes: [] });
  });
}

async function faultOf(
  transaction: ActingTransaction,
  { accountId, sessionId }: KnownActor,
  { party, answer }: PasskeyProof,
): Promise<PasskeyFault | null> {
  const challenge = challengeOf(answer);
  const isAsked =
    challenge !== null && (await consumeChallenge(transaction, challenge, { accountId, sessionId, purpose: "prove" }));
  if (!isAsked) return "challenge";
  const passkey = await findPasskey(transaction, accountId, answer.id);
  if (passkey === null) return "unknown-passkey";
  const held = await lockFactor({ party, challenge, answer, passkey });
  if (!held.ok) return held.refusal;
  return (await recordPasskeyUse(transaction, passkey, held.value)) ? null : "counter";
}
