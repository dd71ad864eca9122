import { z } from "zod";
import { inTransactionAs } from "#app/access/acting.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { hashToken, openSecret, sealSecret } from "#app/platform/secrets.server.ts";
import { type KeptSignIn, keptSignInSchema } from "./kept-sign-in.ts";

/** What waits on the server while a person is at their provider. */
export interface WaitingSignIn {
  readonly kept: KeptSignIn;
  /** The hash of the cookie of the browser that began: the only one that may finish. */
  readonly visitHash: string;
  /** Where to go on to, an address of the portal. */
  readonly next: string;
  /** The secret of the invitation the person came by. */
  readonly invitationToken: string | null;
}

/** Saves a sign-in. Its secrets are sealed; it is found by the hash of its state only. */
export function saveSignIn(database: Database, { kept, ...waiting }: WaitingSignIn): Promise<void> {
  const stateHash = hashToken(kept.state);
  const { visitHash, next, invitationToken } = waiting;
  return inTransactionAs(database, { presented: stateHash }, async (transaction) => {
    await transaction.federatedSignIn.createMany({
      data: [
        {
          stateHash,
          visitHash,
          sealedKept: sealSecret(JSON.stringify(kept)),
          sealedInvitation: invitationToken === null ? null : sealSecret(invitationToken),
          nextAddress: next,
          startedAt: kept.startedAt,
        },
      ],
    });
  });
}

const rowSchema = z.object({
  visit_hash: z.string(),
  sealed_kept: z.string(),
  sealed_invitation: z.string().nullable(),
  next_address: z.string(),
});

/**
 * Takes a sign-in out by its state, for good: of two answers that bring the same state, one finds it. Null when there is none.
 * By the primary key.
 */
export async function consumeSignIn(database: Database, state: string): Promise<WaitingSignIn | null> {
  const stateHash = hashToken(state);
  const rows = await inTransactionAs(
    database,
    { presented: stateHash },
    (transaction) => transaction.$queryRaw`
      DELETE FROM federated_sign_in WHERE state_hash = ${stateHash}
      RETURNING visit_hash, sealed_kept, sealed_invitation, next_address`,
  );
  const [row] = z.array(rowSchema).parse(rows);
  if (row === undefined) return null;
  return {
    kept: keptSignInSchema.parse(JSON.parse(openSecret(row.sealed_kept))),
    visitHash: row.visit_hash,
    next: row.next_address,
    invitationToken: row.sealed_invitation === null ? null : openSecret(row.sealed_invitation),
  };
}
