import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { KnownActor } from "#app/access/actor.ts";
import { done } from "#app/access/command.server.ts";
import type { FactorRefusal, PasskeyFault, ProvedFactor } from "#app/access/sign-in/factor/factor-refusal.ts";
import { tryFactor } from "#app/access/sign-in/factor/try-factor.server.ts";
import { replaceSession } from "#app/access/sign-in/session/session-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type Result, refused } from "#app/platform/result.ts";
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
  return tryFactor(database, actor, async ({ transaction, at }) => {
    const fault = await faultOf(transaction, actor, proof);
    if (fault !== null) return refused({ kind: "passkey-refused", why: fault });
    const { accountId } = actor;
    const token = await replaceSession(transaction, actor, { factorAt: at });
    const entry = { action: "factor.prove", resourceId: accountId, facts: { by: "passkey" } } as const;
    return done({ token, recoveryCodes: [] }, entry);
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
