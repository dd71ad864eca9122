import { inTransactionAs } from "#app/access/acting.server.ts";
import type { KnownActor } from "#app/access/actor.ts";
import { MOST_PASSKEYS, mayAddFactor } from "#app/access/sign-in/factor/factor-rules.ts";
import { heldFactors } from "#app/access/sign-in/factor/factor-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { addChallenge, listPasskeys } from "./passkey-store.server.ts";
import type { RelyingParty } from "./relying-party.ts";
import { creationOptions, requestOptions } from "./webauthn.server.ts";

/** What to ask a device for a new passkey, as JSON; null when none may be added now. */
export function beginPasskey(database: Database, actor: KnownActor, party: RelyingParty): Promise<string | null> {
  const { accountId, sessionId, factorAt, name } = actor;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    const held = await heldFactors(transaction, accountId);
    if (held.passkeys >= MOST_PASSKEYS || !mayAddFactor(held, { factorAt, at: now() })) return null;
    const known = await listPasskeys(transaction, accountId);
    const challenge = await addChallenge(transaction, { accountId, sessionId, purpose: "add" });
    return JSON.stringify(await creationOptions({ party, challenge, account: { id: accountId, name }, known }));
  });
}

/** What to ask a device that proves one of the account's passkeys, as JSON; null when it has none. */
export function beginPasskeyProof(database: Database, actor: KnownActor, party: RelyingParty): Promise<string | null> {
  const { accountId, sessionId } = actor;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    const known = await listPasskeys(transaction, accountId);
    if (known.length === 0) return null;
    const challenge = await addChallenge(transaction, { accountId, sessionId, purpose: "prove" });
    return JSON.stringify(await requestOptions({ party, challenge, known }));
  });
}
