import { inTransactionAs } from "#app/access/acting.server.ts";
import type { KnownActor } from "#app/access/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { isFreshProof, mayAddFactor } from "./factor-rules.ts";
import { readFactors } from "./factor-store.server.ts";
import { lastInstantOf } from "./totp.server.ts";

/** A second factor as its owner sees it: when it came, and when it last served. */
export interface OwnFactor {
  readonly addedAt: Date;
  readonly lastUsedAt: Date | null;
}

/** The second factors of somebody, for their own page. */
export interface OwnFactors {
  readonly app: OwnFactor | null;
  readonly passkeys: readonly (OwnFactor & { readonly id: string; readonly device: string })[];
  readonly hasAny: boolean;
  /** May they be changed now, or is one proved again first? */
  readonly isProofFresh: boolean;
  readonly mayAdd: boolean;
}

/** Reads the second factors of an account for its owner. */
export function readOwnFactors(database: Database, actor: KnownActor): Promise<OwnFactors> {
  const { accountId, factorAt } = actor;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    const { app, passkeys } = await readFactors(transaction, accountId);
    const at = now();
    return {
      app: app === null ? null : { addedAt: app.confirmedAt, lastUsedAt: lastInstantOf(app.lastStep) },
      passkeys,
      hasAny: app !== null || passkeys.length > 0,
      isProofFresh: isFreshProof(factorAt, at),
      mayAdd: mayAddFactor({ hasApp: app !== null, passkeys: passkeys.length }, { factorAt, at }),
    };
  });
}
