import type { KnownActor } from "#app/access/actor.ts";
import { type CommandWork, done } from "#app/access/command.server.ts";
import type { FactorRefusal, ProvedFactor } from "#app/access/sign-in/factor/factor-refusal.ts";
import { countOf, MOST_PASSKEYS, mayAddFactor } from "#app/access/sign-in/factor/factor-rules.ts";
import { lockFactors } from "#app/access/sign-in/factor/factor-store.server.ts";
import { notifyOwner } from "#app/access/sign-in/factor/notify-owner.server.ts";
import { renewRecoveryCodes } from "#app/access/sign-in/factor/recovery-codes.server.ts";
import { type FactorTry, tryFactor } from "#app/access/sign-in/factor/try-factor.server.ts";
import { replaceSession } from "#app/access/sign-in/session/session-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type Result, refused } from "#app/platform/result.ts";
import type { RegistrationAnswer } from "./passkey-response.ts";
import { consumeChallenge, insertPasskey } from "./passkey-store.server.ts";
import type { RelyingParty } from "./relying-party.ts";
import { challengeOf, readNewPasskey } from "./webauthn.server.ts";

/** A passkey just made, and the browser it was made from. */
export interface MadePasskey {
  readonly party: RelyingParty;
  readonly answer: RegistrationAnswer;
  readonly device: string;
}

/**
 * Adds a passkey to the account. It proves the session too; the first factor of all gives the recovery codes. The challenge is taken
 * out before anything is checked: an answer serves once, right or wrong.
 */
export function addPasskey(
  database: Database,
  actor: KnownActor,
  made: MadePasskey,
): Promise<Result<ProvedFactor, FactorRefusal>> {
  return tryFactor(database, actor, (work) => addIn(work, made));
}

async function addIn(
  { transaction, actor, at }: CommandWork<KnownActor>,
  { party, answer, device }: MadePasskey,
): Promise<FactorTry> {
  const { accountId, sessionId, factorAt } = actor;
  const held = await lockFactors(transaction, accountId);
  if (!mayAddFactor(held, { factorAt, at })) return refused({ kind: "step-up-needed" });
  if (held.passkeys >= MOST_PASSKEYS) return refused({ kind: "too-many-passkeys" });
  const challenge = challengeOf(answer);
  const isAsked =
    challenge !== null && (await consumeChallenge(transaction, challenge, { accountId, sessionId, purpose: "add" }));
  if (!isAsked) return refused({ kind: "passkey-refused", why: "challenge" });
  const read = await readNewPasskey({ party, challenge, answer });
  if (!read.ok) return refused({ kind: "passkey-refused", why: read.refusal });
  if (!(await insertPasskey(transaction, { ...read.value, accountId, device }))) {
    return refused({ kind: "passkey-known" });
  }
  const recoveryCodes = countOf(held) === 0 ? await renewRecoveryCodes(transaction, accountId) : [];
  const token = await replaceSession(transaction, actor, { factorAt: at });
  await notifyOwner(transaction, accountId);
  const entry = { action: "factor.add", resourceId: accountId, facts: { by: "passkey" } } as const;
  return done({ token, recoveryCodes }, entry);
}
